package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.status.ExpectedNight;
import io.nightjar.status.ExpectedNight.Answer;
import io.nightjar.status.ExpectedNight.Known;
import io.nightjar.status.ExpectedNight.Verdict;
import io.nightjar.status.StatusFileReader;
import io.nightjar.status.StatusFiles;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code status --expect}: asked from outside, by the ledger or by the files beside the tables. */
final class ExpectedNights {
    private final Session session;
    private final StatusFiles status;
    private final Source source;

    /** Who is asked. */
    enum Source {
        /** The ledger; the files where it cannot be reached. */
        LEDGER,
        /** {@code _status.json} alone. */
        FILES
    }

    ExpectedNights(Session session, Source source) {
        this.session = session;
        this.status = session.services().status();
        this.source = source;
    }

    /** One expected date as it is asked for and answered. */
    private record Asked(ExpectedNight night, Known known, ZoneId zone, Answer answer) {
        String label() {
            return night.job() + "@" + night.date();
        }
    }

    /**
     * Answers each, a line each.
     *
     * @param expected {@code JOB=DATE}
     * @param by {@code 06:00}; null for now
     * @return 0 where all are published in time, or still may be; else 1
     */
    int answer(List<String> expected, @Nullable String by, OutcomeText.Form form) {
        Optional<LocalTime> until = Optional.ofNullable(by).map(ExpectedNights::time);
        List<Asked> all = expected.stream().map(text -> ask(text, until)).toList();
        TextTable table = TextTable.of("answer", "night", "by", "why");
        for (Asked asked : all) {
            table.row(
                    verdict(asked.answer().verdict()),
                    Cell.of(asked.label()),
                    asked.answer()
                            .until()
                            .map(instant -> Cell.of(instant, asked.zone()))
                            .orElse(Cell.of(Optional.empty())),
                    why(asked));
        }
        if (form == OutcomeText.Form.JSON) {
            table.printJson(session.console());
        } else {
            table.print(session.console());
        }
        boolean no = all.stream().anyMatch(asked -> asked.answer().verdict() == Verdict.NO);
        return (no ? ExitStatus.NO : ExitStatus.OK).code();
    }

    private static Cell verdict(Verdict verdict) {
        return switch (verdict) {
            case YES -> Cell.of("yes").styled(Style.GOOD);
            case NO -> Cell.of("no").styled(Style.BAD);
            case NOT_YET -> Cell.of("not yet").styled(Style.WARNING);
        };
    }

    /** Times in the job's zone for people. */
    private static Cell why(Asked asked) {
        String why = asked.answer().why();
        String shown = asked.known()
                .published()
                .map(instant -> why.replace(instant.toString(), Words.time(instant, asked.zone())))
                .orElse(why);
        return new Cell(shown, why, Optional.empty());
    }

    private Asked ask(String text, Optional<LocalTime> by) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw NightjarException.of(ErrorCode.USAGE, "--expect '" + text + "' is not JOB=DATE")
                    .next("nightjar status --expect JOB=yesterday");
        }
        String job = text.substring(0, equals);
        String date = text.substring(equals + 1);
        if (source == Source.FILES) {
            return byFile(job, date, by);
        }
        try {
            return byLedger(job, date, by);
        } catch (NightjarException e) {
            if (e.code() != ErrorCode.LEDGER_UNAVAILABLE) {
                throw e;
            }
            session.console().error(e.code().code() + "  " + e.message() + " Asking the files beside the tables.");
            return byFile(job, date, by);
        }
    }

    private Asked byLedger(String job, String date, Optional<LocalTime> by) {
        List<String> jobs = status.jobs();
        if (!jobs.contains(job)) {
            throw JobNames.unknown(job, jobs);
        }
        ZoneId zone = status.definition(job)
                .map(JobDefinition::zone)
                .orElse(session.settings().zone());
        ExpectedNight night = new ExpectedNight(job, date(date, zone), by);
        return answered(night, status.known(job, night.date()), zone);
    }

    private Asked byFile(String job, String date, Optional<LocalTime> by) {
        StatusFileReader file = status.read(job).orElseThrow(() -> NightjarException.of(
                        ErrorCode.UNKNOWN_JOB, "there is no " + status.location(job) + ": no run of it ever ended")
                .next("nightjar status --write"));
        ExpectedNight night = new ExpectedNight(job, date(date, file.zone()), by);
        return answered(night, file.on(night.date()), file.zone());
    }

    private Asked answered(ExpectedNight night, Known known, ZoneId zone) {
        Instant now = session.clock().instant();
        return new Asked(night, known, zone, night.answer(known, zone, now));
    }

    private BusinessDate date(String text, ZoneId zone) {
        try {
            return BusinessDate.parse(text, session.clock(), zone);
        } catch (IllegalArgumentException e) {
            throw NightjarException.of(ErrorCode.USAGE, "--expect: " + e.getMessage());
        }
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw NightjarException.of(ErrorCode.USAGE, "--by '" + text + "' is not a time of day such as 06:00");
        }
    }
}
