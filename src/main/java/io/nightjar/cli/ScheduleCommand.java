package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.error.ExitStatus;
import io.nightjar.job.Nights;
import io.nightjar.schedule.DueNight;
import io.nightjar.schedule.ScheduleEvent;
import io.nightjar.schedule.ScheduleEvent.Dropped;
import io.nightjar.schedule.ScheduleEvent.Ended;
import io.nightjar.schedule.ScheduleEvent.Noted;
import io.nightjar.schedule.ScheduleEvent.Placed;
import io.nightjar.schedule.ScheduleEvent.Started;
import io.nightjar.schedule.ScheduleEvent.Trouble;
import io.nightjar.schedule.Scheduler;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "schedule",
        header = "the scheduler in the foreground: runs each job when its file says",
        description = {
            "",
            "Job files are read again once a minute. Ends on SIGTERM or Ctrl-C, after the night that runs has stopped."
        },
        footer = {"", "Example:", "  nightjar schedule"})
final class ScheduleCommand implements Callable<Integer> {
    private final Session session;

    ScheduleCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Scheduler scheduler = session.services().scheduler(this::openNights, this::print);
        StopSignals signals = StopSignals.ask(scheduler::requestStop);
        try {
            scheduler.start();
            line("waiting for what is due; Ctrl-C ends");
            scheduler.awaitStop();
        } finally {
            scheduler.close();
            signals.close();
        }
        line("stopped");
        return ExitStatus.STOPPED.code();
    }

    /** Each night opens the ledger for itself, so that operators' commands work in between. */
    private Nights openNights() {
        Services services = session.openServices();
        Nights nights = new LoggedNights(
                services.nights(), session.settings(), session.surroundings().version());
        return new ClosingNights(nights, services);
    }

    private void print(ScheduleEvent event) {
        if (event instanceof Placed placed) {
            DueNight night = placed.night();
            line(night.label() + " is due at " + Words.time(night.due(), night.zone()));
        } else if (event instanceof Dropped dropped) {
            line(dropped.night().label() + " will not be run: " + dropped.reason());
        } else if (event instanceof Started started) {
            line(started.night().label() + " begins");
        } else if (event instanceof Noted noted) {
            line(noted.night().label() + ": " + noted.sentence());
        } else if (event instanceof Ended ended) {
            print(ended);
        } else if (event instanceof Trouble trouble) {
            line(session.console().styled(Style.BAD, trouble.error().code().code()) + " "
                    + trouble.error().message());
        }
    }

    private void print(Ended ended) {
        Style style = ended.isWell() ? Style.GOOD : Style.BAD;
        line(ended.night().label() + " "
                + session.console().styled(style, "ended with " + ended.exit().code()) + ": "
                + ended.code().map(code -> code.code() + " ").orElse("")
                + ended.message()
                + ended.run().map(run -> ", run " + run).orElse("")
                + ended.table().map(table -> ", " + table).orElse("")
                + ", " + Words.seconds(ended.seconds())
                + ended.again()
                        .map(again ->
                                "; again at " + Words.time(again, ended.night().zone()))
                        .orElse(""));
    }

    private void line(String text) {
        ZoneId zone = session.settings().zone();
        session.console().print(Words.time(session.clock().instant(), zone) + "  " + text);
    }
}
