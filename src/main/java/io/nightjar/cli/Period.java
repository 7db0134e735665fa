package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.labels.LateLabels;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name one date or several. */
final class Period {
    @Option(names = "--date", paramLabel = "D", description = "one date: 2001-05-08, 20010508 or yesterday")
    @Nullable
    String date;

    @Option(names = "--from", paramLabel = "D", description = "the first of several")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "D", description = "the last of several")
    @Nullable
    String to;

    boolean isGiven() {
        return date != null || from != null || to != null;
    }

    /** The published dates among them; of one date that date itself. */
    List<BusinessDate> published(LateLabels labels, JobDefinition job, Session session) {
        if (date != null) {
            if (from != null || to != null) {
                throw NightjarException.of(ErrorCode.USAGE, "--date names one date, --from and --to several");
            }
            return List.of(session.date(date, job));
        }
        LocalDate first = from == null ? LocalDate.MIN : session.date(from, job).date();
        LocalDate last = to == null ? LocalDate.MAX : session.date(to, job).date();
        return labels.published(job, first, last);
    }
}
