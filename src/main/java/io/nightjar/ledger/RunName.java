package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunRecord;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a person names a run.
 *
 * @param text as typed
 */
record RunName(String text) {
    private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{1,12}");
    private static final int NEAREST = 5;

    RunRecord in(Runs runs, Query query) {
        int at = text.lastIndexOf('@');
        return at < 0 ? byPrefix(query) : byJob(runs, query, text.substring(0, at), text.substring(at + 1));
    }

    private RunRecord byPrefix(Query query) {
        String prefix = text.toLowerCase(Locale.ROOT);
        if (!PREFIX.matcher(prefix).matches()) {
            throw unknown("A run is named by the first digits of its id, by JOB@DATE or by JOB@latest.", List.of());
        }
        List<RunRecord> found = startingWith(query, prefix);
        if (found.size() > 1) {
            throw ambiguous(found);
        }
        return found.stream().findFirst().orElseThrow(() -> unknown("No run's id begins so.", nearest(query, prefix)));
    }

    private RunRecord byJob(Runs runs, Query query, String job, String date) {
        Optional<RunRecord> found = date.equals("latest") ? runs.latest(job) : runs.newest(job, date(date));
        return found.orElseThrow(() -> {
            List<RunRecord> ofJob = runs.list(job, NEAREST);
            return ofJob.isEmpty()
                    ? unknown("No run of a job '" + job + "' is recorded." + jobs(query), List.of())
                    : unknown("The job has no run for that date.", ofJob);
        });
    }

    private BusinessDate date(String date) {
        try {
            return new BusinessDate(
                    date.length() == 8
                            ? LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE)
                            : LocalDate.parse(date));
        } catch (DateTimeParseException e) {
            throw unknown("After the @ stands a date such as 2001-05-08, or latest.", List.of());
        }
    }

    private static List<RunRecord> startingWith(Query query, String prefix) {
        return query.rows(
                RunRows::run,
                "SELECT * FROM runs WHERE id LIKE ? ORDER BY number DESC FETCH FIRST ? ROWS ONLY",
                prefix + "%",
                NEAREST + 1);
    }

    /** Those that share the longest beginning. */
    private static List<RunRecord> nearest(Query query, String prefix) {
        for (int length = prefix.length() - 1; length > 0; length--) {
            List<RunRecord> found = startingWith(query, prefix.substring(0, length));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static String jobs(Query query) {
        List<String> names =
                query.rows((row, number) -> row.getString(1), "SELECT DISTINCT job FROM runs ORDER BY job");
        return names.isEmpty() ? " There are no runs yet." : " There are runs of " + String.join(", ", names) + ".";
    }

    private NightjarException unknown(String why, List<RunRecord> nearest) {
        String nearby = nearest.isEmpty() ? "" : " Nearest: " + listed(nearest) + ".";
        return NightjarException.of(ErrorCode.UNKNOWN_RUN, "There is no run '" + text + "'. " + why + nearby)
                .next("nightjar runs");
    }

    private NightjarException ambiguous(List<RunRecord> found) {
        String more = found.size() > NEAREST ? ", and more" : "";
        return NightjarException.of(
                        ErrorCode.AMBIGUOUS_RUN,
                        "'" + text + "' names several runs: "
                                + listed(found.subList(0, Math.min(NEAREST, found.size()))) + more + ".")
                .next("nightjar runs");
    }

    private static String listed(List<RunRecord> runs) {
        return String.join(
                ", ",
                runs.stream()
                        .limit(NEAREST)
                        .map(run -> run.id() + " (" + run.label() + ")")
                        .toList());
    }
}
