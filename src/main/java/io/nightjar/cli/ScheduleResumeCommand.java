package io.nightjar.cli;

import io.nightjar.error.ExitStatus;
import io.nightjar.ledger.Pause;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "resume",
        header = "let the schedule start a paused job's nights again",
        description = {
            "",
            "Exits 1 where a job was not paused. Nights that became due meanwhile are caught up as the job's catch-up says."
        },
        footer = {"", "Example:", "  nightjar schedule resume flight-delay"})
final class ScheduleResumeCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "JOB", description = "one or more jobs")
    List<String> jobs = new ArrayList<>();

    ScheduleResumeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ExitStatus status = ExitStatus.OK;
        for (String job : jobs) {
            ZoneId zone = session.jobs().load(job).zone();
            Optional<Pause> pause =
                    session.services().openLedger().pauseLog().resume(job, System.getProperty("user.name", "?"));
            session.console()
                    .print(pause.map(one -> "resumed  " + job + ", paused since " + Words.time(one.begun(), zone)
                                    + " by " + one.by())
                            .orElse(job + " is not paused"));
            status = pause.isPresent() ? status : ExitStatus.NO;
        }
        FreshStatus.of(session);
        session.suggest("nightjar schedule --list");
        return status.code();
    }
}
