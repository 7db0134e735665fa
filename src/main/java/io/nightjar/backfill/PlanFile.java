package io.nightjar.backfill;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.FrozenNight;
import io.nightjar.storage.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Nights as they were planned, for somebody to look at and for {@code apply} to run. The file holds the digest of all the
 * rest of it, so that what is applied is what was written.
 *
 * @param job whose nights they are
 * @param atOnce how many of them run at the same time
 * @param nights in the order in which they are begun; at least one
 */
public record PlanFile(String job, int atOnce, List<Planned> nights) {
    private static final int FORM = 1;
    private static final String FORM_FIELD = "nightjar_plan";

    /** One night, with the reason why it is run. */
    public record Planned(PlannedDate date, FrozenNight night) {}

    public PlanFile {
        nights = List.copyOf(nights);
    }

    /** The file's bytes. */
    public byte[] write() {
        ObjectNode plan = JsonMapper.shared().createObjectNode();
        plan.put("job", job);
        plan.put("at_once", atOnce);
        ArrayNode all = plan.putArray("nights");
        nights.forEach(planned -> all.add(PlanFileJson.write(planned)));
        ObjectNode file = JsonMapper.shared().createObjectNode();
        file.put(FORM_FIELD, FORM);
        file.put("digest", digest(plan));
        file.set("plan", plan);
        return (file.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the plan without blanks, lower-case hex; independent of how the file is indented. */
    public String digest() {
        return JsonMapper.shared().readTree(write()).required("digest").stringValue();
    }

    private static String digest(JsonNode plan) {
        return Sha256.of(plan.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a file.
     *
     * @param name of the file, for messages
     * @throws NightjarException DIGEST_DIFFERS where it is not as it was written; USAGE where it is no plan
     */
    public static PlanFile read(byte[] bytes, String name) {
        try {
            JsonNode file = JsonMapper.shared().readTree(bytes);
            if (file.required(FORM_FIELD).intValue() != FORM) {
                throw noPlan(name, Optional.empty());
            }
            JsonNode plan = file.required("plan");
            if (!digest(plan).equals(file.required("digest").stringValue())) {
                throw NightjarException.of(
                                ErrorCode.DIGEST_DIFFERS,
                                name + " is not as it was written: its digest is " + digest(plan) + ", and it says "
                                        + file.required("digest").stringValue())
                        .notDone("Nothing was run.");
            }
            return plan(plan);
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
            throw noPlan(name, Optional.of(e));
        }
    }

    private static PlanFile plan(JsonNode plan) {
        String job = plan.required("job").stringValue();
        List<Planned> nights = new ArrayList<>();
        plan.required("nights").forEach(night -> nights.add(PlanFileJson.read(job, night)));
        if (nights.isEmpty()) {
            throw new IllegalArgumentException("no nights");
        }
        return new PlanFile(job, plan.required("at_once").intValue(), nights);
    }

    private static NightjarException noPlan(String name, Optional<Exception> cause) {
        String message = name + " is no plan that this Nightjar can read";
        return cause.map(e -> NightjarException.of(ErrorCode.USAGE, message, e))
                .orElseGet(() -> NightjarException.of(ErrorCode.USAGE, message))
                .notDone("Nothing was run.")
                .next("nightjar plan JOB --date D --out FILE");
    }
}
