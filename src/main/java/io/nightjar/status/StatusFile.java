package io.nightjar.status;

import io.nightjar.ledger.Proof;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.publish.Receipt;
import io.nightjar.run.RunRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The form of {@code _status.json}; docs/schema/status.schema.json describes it. */
final class StatusFile {
    /** The version of the form, its first field. */
    static final int FORM = 1;

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer()
            .with(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private StatusFile() {}

    /**
     * The file's bytes.
     *
     * @param written when; all else is the ledger's and the calendar's
     */
    static byte[] write(JobDates job, int most, Instant written) {
        Map<String, @Nullable Object> top = new LinkedHashMap<>();
        top.put("statusVersion", FORM);
        top.put("job", job.job());
        top.put("zone", job.zone().getId());
        top.put("written", written.toString());
        top.put("newestDates", most);
        top.put("dates", dates(job));
        return (WRITER.writeValueAsString(top) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What does not change while nothing happens. */
    static Object dates(JobDates job) {
        return job.dates().stream().map(StatusFile::date).toList();
    }

    /** Whether a file says this of a job; false for one that cannot be read. */
    static boolean says(byte[] file, JobDates job) {
        try {
            JsonMapper mapper = JsonMapper.shared();
            return mapper.readTree(file).path("dates").equals(mapper.readTree(mapper.writeValueAsBytes(dates(job))));
        } catch (JacksonException damaged) {
            return false;
        }
    }

    private static Map<String, @Nullable Object> date(DateStatus status) {
        Map<String, @Nullable Object> date = new LinkedHashMap<>();
        date.put("date", status.date().toString());
        date.put("status", status.standing().label());
        date.put("published", status.isPublished());
        date.put("late", status.late() != DateStatus.Late.NO);
        date.put("reason", status.reason().orElse(null));
        date.put("errorCode", status.code().orElse(null));
        date.put("due", text(status.due()));
        date.put("deadline", text(status.deadline()));
        date.put("run", status.run().map(StatusFile::run).orElse(null));
        date.put("table", status.table().map(StatusFile::table).orElse(null));
        date.put("proof", status.proof().map(StatusFile::proof).orElse(null));
        return date;
    }

    private static Map<String, @Nullable Object> proof(Proof made) {
        Map<String, @Nullable Object> proof = new LinkedHashMap<>();
        proof.put("answer", made.answer().label());
        proof.put("at", made.ended().toString());
        proof.put("by", made.by());
        proof.put("splits", made.splits());
        proof.put("splitsPlanned", made.splitsPlanned());
        proof.put("rows", made.rows());
        proof.put("errorCode", made.code().orElse(null));
        proof.put("reason", made.sentence().isEmpty() ? null : made.sentence());
        return proof;
    }

    private static Map<String, @Nullable Object> run(RunRecord record) {
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        run.put("id", record.id().value());
        run.put("model", record.model());
        run.put("verdict", record.verdict().orElse(null));
        run.put("launches", record.launches());
        run.put("rowsRead", record.rowsRead());
        run.put("rowsScored", record.rowsScored());
        run.put("rowsRejected", record.rowsRejected());
        run.put("started", record.started().toString());
        run.put("ended", text(record.ended()));
        return run;
    }

    private static Map<String, @Nullable Object> table(PublicationRecord publication) {
        Receipt.Table file = publication.intent().table();
        Map<String, @Nullable Object> table = new LinkedHashMap<>();
        table.put("run", publication.intent().run().value());
        table.put("location", file.location());
        table.put("rows", file.rows());
        table.put("sha256", file.sha256());
        table.put("receipt", publication.intent().receipt());
        table.put(
                "published",
                publication.settled().orElse(publication.intended()).toString());
        return table;
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
