package io.nightjar.cli;

import io.nightjar.error.ExitStatus;
import io.nightjar.job.Nights;
import io.nightjar.schedule.ScheduledJobs;
import io.nightjar.schedule.Scheduler;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "schedule",
        header = "the scheduler in the foreground: runs each job when its file says",
        description = {
            "",
            "Prints a line for each event; every night ends in one with its exit code. Job files are read again once a"
                    + " minute. The embedded ledger is open only while a night runs. SIGTERM or Ctrl-C ask the night"
                    + " that runs to end at its next row batch, and end the scheduler after it (130)."
        },
        footer = {"", "Example:", "  nightjar schedule --list", "  nightjar schedule"})
final class ScheduleCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--list", description = "say what will run when, and how many nights are unpublished; run nothing")
    boolean list;

    @Option(names = "--json", description = "as JSON: the list as an array, events as one object a line")
    boolean json;

    ScheduleCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        OutcomeText.Form form = json ? OutcomeText.Form.JSON : OutcomeText.Form.TEXT;
        ScheduledJobs jobs = ScheduledJobs.read(session.jobs());
        if (list || !json) {
            ScheduleTable.print(jobs, session, form);
        }
        if (!list) {
            return keep(new ScheduleLines(session, form));
        }
        jobs.invalid().values().forEach(error -> session.console()
                .error(error.code().code() + "  " + error.message()));
        return (jobs.invalid().isEmpty() ? ExitStatus.OK : ExitStatus.USAGE).code();
    }

    /** Until a signal comes. A second one ends the process at once, also while the scheduler waits for its night. */
    private int keep(ScheduleLines lines) {
        Scheduler scheduler = session.services().scheduler(this::openNights, lines);
        StopSignals signals = StopSignals.ask(() -> {
            lines.stopping();
            scheduler.requestStop();
        });
        try {
            scheduler.start();
            scheduler.awaitStop();
        } finally {
            scheduler.close();
            signals.close();
        }
        return ExitStatus.STOPPED.code();
    }

    /** Each night opens the ledger for itself, so that operators' commands work in between. */
    private Nights openNights() {
        Services services = session.openServices();
        Nights nights = new LoggedNights(services.nights(), session);
        return new ClosingNights(nights, services);
    }
}
