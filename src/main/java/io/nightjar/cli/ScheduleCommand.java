package io.nightjar.cli;

import io.nightjar.endpoint.Endpoint;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.schedule.Pulse;
import io.nightjar.schedule.ScheduledJobs;
import io.nightjar.schedule.Scheduler;
import io.nightjar.schedule.Workplace;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
        subcommands = {SchedulePauseCommand.class, ScheduleResumeCommand.class, ScheduleCalendarCommand.class},
        footer = {
            "",
            "Example:",
            "  nightjar schedule --list",
            "  nightjar schedule --simulate --from 2001-05-09 --to 2001-05-15",
            "  nightjar schedule"
        })
final class ScheduleCommand implements Callable<Integer> {
    private static final int A_WEEK = 7;

    private final Session session;

    @Option(names = "--list", description = "say what will run when, and how many nights are unpublished; run nothing")
    boolean list;

    @Option(names = "--simulate", description = "print the nights that would be due, day by day; run nothing")
    boolean simulate;

    @Option(names = "--from", paramLabel = "DAY", description = "first due day of --simulate (default: today)")
    @Nullable
    LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "last due day of --simulate (default: a week in all)")
    @Nullable
    LocalDate to;

    @Option(names = "--json", description = "as JSON: tables as an array, events as one object a line")
    boolean json;

    ScheduleCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        OutcomeText.Form form = json ? OutcomeText.Form.JSON : OutcomeText.Form.TEXT;
        ScheduledJobs jobs = ScheduledJobs.read(session.jobs());
        if (simulate) {
            simulate(jobs, form);
            return ended(jobs);
        }
        if (from != null || to != null) {
            throw NightjarException.of(ErrorCode.USAGE, "--from and --to belong to --simulate")
                    .notDone("Nothing was run.");
        }
        if (list || !json) {
            ScheduleTable.print(jobs, session, form);
        }
        if (!list) {
            return keep(new ScheduleLines(session, form));
        }
        return ended(jobs);
    }

    private void simulate(ScheduledJobs jobs, OutcomeText.Form form) {
        LocalDate first = from != null
                ? from
                : LocalDate.now(session.clock().withZone(session.settings().zone()));
        LocalDate last = to != null ? to : first.plusDays(A_WEEK - 1);
        if (last.isBefore(first)) {
            throw NightjarException.of(ErrorCode.USAGE, "--to " + last + " lies before --from " + first)
                    .notDone("Nothing was simulated.");
        }
        SimulationTable.print(jobs.jobs(), first, last, session, form);
    }

    /** A job whose schedule cannot be told makes the answer incomplete. */
    private int ended(ScheduledJobs jobs) {
        jobs.invalid().values().forEach(error -> session.console()
                .error(error.code().code() + "  " + error.message()));
        return (jobs.invalid().isEmpty() ? ExitStatus.OK : ExitStatus.USAGE).code();
    }

    /** Until a signal comes. A second one ends the process at once, also while the scheduler waits for its night. */
    private int keep(ScheduleLines lines) {
        OpenedWorkplace workplace = new OpenedWorkplace(session);
        recover(workplace);
        Scheduler scheduler = session.services().scheduler(workplace, lines);
        StopSignals signals = StopSignals.ask(() -> {
            lines.stopping();
            scheduler.requestStop();
        });
        try (AlertRounds rounds = new AlertRounds(session);
                Listening listening = Listening.of(session, scheduler::pulse)) {
            listening.url().ifPresent(lines::listening);
            scheduler.start();
            rounds.start();
            scheduler.awaitStop();
        } finally {
            scheduler.close();
            signals.close();
        }
        return ExitStatus.STOPPED.code();
    }

    /** Mends what crashes left before a night is due. Where the ledger is busy it begins all the same: every run mends too. */
    private void recover(OpenedWorkplace workplace) {
        try (Workplace.Open open = workplace.open()) {
            open.nights().recover().forEach(settled -> session.console().error(settled.sentence()));
        } catch (NightjarException e) {
            session.console().error(e.code().code() + "  " + e.message());
        }
    }

    /** The endpoint, if the settings want one. */
    private record Listening(Optional<Endpoint> endpoint) implements AutoCloseable {
        static Listening of(Session session, Supplier<Pulse> pulse) {
            return new Listening(session.settings().scheduleEndpoint().map(address -> session.services()
                    .endpoint(address, pulse)));
        }

        Optional<String> url() {
            return endpoint.map(Endpoint::url);
        }

        @Override
        public void close() {
            endpoint.ifPresent(Endpoint::close);
        }
    }
}
