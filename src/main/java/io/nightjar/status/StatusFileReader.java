package io.nightjar.status;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.BusinessDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A {@code _status.json} as it is read by those who have no ledger. */
public final class StatusFileReader {
    private final JsonNode root;
    private final String location;

    private StatusFileReader(JsonNode root, String location) {
        this.root = root;
        this.location = location;
    }

    /**
     * Reads it.
     *
     * @param location for messages
     * @throws NightjarException FILE_CORRUPT, or FILE_UNSUPPORTED where a newer Nightjar wrote it
     */
    public static StatusFileReader of(String location, byte[] json) {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            throw corrupt(location, e);
        }
        int form = root.path("statusVersion").asInt(0);
        if (form < 1) {
            throw NightjarException.of(ErrorCode.FILE_CORRUPT, location + " is not a status file")
                    .next("nightjar status --write");
        }
        if (form > StatusFile.FORM) {
            throw NightjarException.of(
                    ErrorCode.FILE_UNSUPPORTED,
                    location + " is a status file of form " + form + ", which a newer Nightjar wrote");
        }
        return new StatusFileReader(root, location);
    }

    /** The job's zone. */
    public ZoneId zone() {
        try {
            return ZoneId.of(root.path("zone").asString(""));
        } catch (DateTimeException e) {
            throw corrupt(location, e);
        }
    }

    /** What it says of a date. */
    public ExpectedNight.Known on(BusinessDate date) {
        String oldest = date.toString();
        for (JsonNode entry : root.path("dates")) {
            oldest = entry.path("date").asString("");
            if (oldest.equals(date.toString())) {
                return known(entry);
            }
        }
        boolean older = root.path("dates").size() >= root.path("newestDates").asInt(0)
                && date.toString().compareTo(oldest) < 0;
        return ExpectedNight.Known.nothing(
                older ? location + " goes back to " + oldest + " only" : "no run was ever begun");
    }

    private ExpectedNight.Known known(JsonNode entry) {
        JsonNode code = entry.path("errorCode");
        JsonNode reason = entry.path("reason");
        JsonNode run = entry.path("run").path("id");
        return new ExpectedNight.Known(
                instant(entry.path("table").path("published")),
                instant(entry.path("due")),
                entry.path("status").asString("")
                        + (run.isString() ? ", run " + run.asString() : "")
                        + (code.isString() ? ", " + code.asString() : "")
                        + (reason.isString() ? ": " + reason.asString() : ""));
    }

    private Optional<Instant> instant(JsonNode text) {
        try {
            return text.isString() ? Optional.of(Instant.parse(text.asString())) : Optional.empty();
        } catch (DateTimeException e) {
            throw corrupt(location, e);
        }
    }

    private static NightjarException corrupt(String location, Exception e) {
        return NightjarException.of(ErrorCode.FILE_CORRUPT, location + " is not a whole status file", e)
                .next("nightjar status --write");
    }
}
