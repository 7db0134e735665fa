package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.schedule.PauseEnd;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "pause",
        header = "start no night of a job by the schedule, for a while or until it is resumed",
        description = {
            "",
            "Recorded in the ledger with who, when and why; every scheduler keeps to it and status shows it. A night that"
                    + " runs goes on. What becomes due meanwhile is caught up afterwards as the job's catch-up says."
                    + " 'run' works as ever."
        },
        footer = {
            "",
            "Example:",
            "  nightjar schedule pause flight-delay --until 06:00 --why \"storage is moved\"",
            "  nightjar schedule pause flight-delay --until 2026-12-27"
        })
final class SchedulePauseCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "JOB", description = "one or more jobs")
    List<String> jobs = new ArrayList<>();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "in the job's zone: a time of day, a date, 2026-12-27T06:00, or how long: 90 min, 2 days")
    @Nullable
    String until;

    @Option(names = "--why", paramLabel = "TEXT", description = "for the record")
    @Nullable
    String why;

    SchedulePauseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Paused> all = jobs.stream().map(this::paused).toList();
        Optional<String> reason = Optional.ofNullable(why).filter(text -> !text.isBlank());
        all.forEach(one -> session.services()
                .openLedger()
                .pauseLog()
                .pause(one.job(), System.getProperty("user.name", "?"), reason, one.until()));
        FreshStatus.of(session);
        for (Paused one : all) {
            session.console()
                    .print("paused  " + one.job()
                            + one.until()
                                    .map(end -> " until " + Words.time(end, one.zone()))
                                    .orElse(", until it is resumed"));
        }
        session.suggest("nightjar schedule resume " + String.join(" ", jobs));
        return ExitStatus.OK.code();
    }

    private record Paused(String job, ZoneId zone, Optional<Instant> until) {}

    private Paused paused(String job) {
        ZoneId zone = session.jobs().load(job).zone();
        return new Paused(job, zone, Optional.ofNullable(until).map(text -> end(text, zone)));
    }

    private Instant end(String text, ZoneId zone) {
        Instant now = session.clock().instant();
        try {
            Instant end = PauseEnd.parse(text, now, zone);
            if (end.isAfter(now)) {
                return end;
            }
            throw wrong("--until " + text + " is " + Words.time(end, zone) + ", which has passed");
        } catch (IllegalArgumentException e) {
            throw wrong("--until must be a time such as 06:00, 2026-12-27, 2026-12-27T06:00, 90 min or 2 days, not '"
                    + text + "'");
        }
    }

    private static NightjarException wrong(String message) {
        return NightjarException.of(ErrorCode.USAGE, message).notDone("Nothing was paused.");
    }
}
