package io.nightjar.publish;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One link of a job's chain: what became published, or was decided about it, with the digest of the record before. In a file each
 * is a line of canonical JSON (RFC 8785).
 *
 * @param sequence from 1, without gaps
 * @param table SHA-256 of the table; absent where none was published
 * @param receipt SHA-256 of the receipt's file; absent where none was published
 * @param by who or what; empty where nobody knows
 * @param reason in their words; empty where none is asked for
 * @param previous digest of the record before; zeros for the first
 */
public record ChainRecord(
        long sequence,
        String job,
        BusinessDate date,
        RunId run,
        Action action,
        Optional<String> table,
        Optional<String> receipt,
        Instant at,
        String by,
        String reason,
        String previous) {

    /** {@link #previous} of the first record. */
    public static final String NONE = "0".repeat(64);

    /** What happened. */
    public enum Action {
        PUBLISH,
        /** An earlier run is published again. */
        ROLLBACK,
        /** Somebody said that a held run may be published. */
        WAIVER,
        /** A held run is published. */
        RELEASE,
        /** A replaced table is taken out of history. */
        PRUNE,
        /** Somebody said that a run and all that its receipt needs is to be kept. */
        HOLD,
        /** That it need not be any more. */
        UNHOLD;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a table came into place by it. */
        public boolean publishes() {
            return this == PUBLISH || this == ROLLBACK || this == RELEASE;
        }
    }

    /** SHA-256 of the canonical form without the digest itself and without a signature. */
    public String digest() {
        return ChainLine.digest(fields());
    }

    /** The whole line, without its end; signed where there is a key. */
    public String line(Optional<SigningKey> key) {
        return ChainLine.write(fields(), key);
    }

    private ObjectNode fields() {
        ObjectNode fields = JsonMapper.shared().createObjectNode();
        fields.put("chainVersion", 1);
        fields.put("sequence", sequence);
        fields.put("job", job);
        fields.put("date", date.toString());
        fields.put("run", run.value());
        fields.put("action", action.label());
        table.ifPresent(sha256 -> fields.put("table", sha256));
        receipt.ifPresent(sha256 -> fields.put("receipt", sha256));
        fields.put("at", at.toString());
        fields.put("by", by);
        fields.put("reason", reason);
        fields.put("previous", previous);
        return fields;
    }

    /**
     * Reads a line.
     *
     * @throws NightjarException FILE_CORRUPT where it is none, DIGEST_DIFFERS where it was altered
     */
    public static ChainRecord of(String line) {
        return of(ChainLine.read(line));
    }

    static ChainRecord of(ChainLine line) {
        ObjectNode json = line.fields();
        try {
            return new ChainRecord(
                    json.required("sequence").longValue(),
                    json.required("job").stringValue(),
                    new BusinessDate(LocalDate.parse(json.required("date").stringValue())),
                    new RunId(json.required("run").stringValue()),
                    Action.valueOf(json.required("action").stringValue().toUpperCase(Locale.ROOT)),
                    Optional.ofNullable(json.get("table")).map(JsonNode::stringValue),
                    Optional.ofNullable(json.get("receipt")).map(JsonNode::stringValue),
                    Instant.parse(json.required("at").stringValue()),
                    json.required("by").stringValue(),
                    json.required("reason").stringValue(),
                    json.required("previous").stringValue());
        } catch (JacksonException | ClassCastException | IllegalArgumentException | java.time.DateTimeException e) {
            throw NightjarException.of(ErrorCode.FILE_CORRUPT, "it is no record of a chain", e);
        }
    }
}
