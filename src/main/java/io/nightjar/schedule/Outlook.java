package io.nightjar.schedule;

import io.nightjar.ledger.Firing;
import io.nightjar.ledger.Firing.State;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Pause;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How the schedule of a job stands at one moment, for people: whether it is paused, what its nights wait for, and whether
 * they will meet their deadlines. Reads what schedulers have recorded, and decides as they do; also told where no
 * scheduler runs and other clocks start the nights, as far as files and ledger say.
 */
public final class Outlook {
    private final LedgerReader ledger;
    private final Obstacles obstacles;
    private final Instant now;

    /** A night that is due and not running, and why, in one phrase. */
    public record Waiting(DueNight night, String reason) {}

    /**
     * By when a night is to be published that is not.
     *
     * @param forecast when it is foreseen to be; empty where nobody knows
     */
    public record Deadline(DueNight night, Instant deadline, Optional<Instant> forecast, Meeting meeting) {}

    /** Whether a deadline is met. */
    public enum Meeting {
        /** There is time, and nothing says that it will not do. */
        OPEN,
        /** There is time, and it will not do. */
        FORESEEN_LATE,
        /** It has passed. */
        LATE
    }

    /** @param missingInput what a date's input still lacks, as a phrase; empty where it is ready */
    public Outlook(
            ScheduledJobs jobs, LedgerReader ledger, Function<RunSpec, Optional<String>> missingInput, Instant now) {
        this.ledger = ledger;
        this.obstacles = new Obstacles(jobs, ledger, missingInput, now);
        this.now = now;
    }

    /** The pause that holds now. */
    public Optional<Pause> pause(String job) {
        return ledger.pauses().at(job, now);
    }

    /** Nights that a scheduler has seen due and that nobody runs, in the order in which they were due. */
    public List<Waiting> waiting(ScheduledJob job) {
        List<Firing> idle = new ArrayList<>();
        Optional<BusinessDate> running = Optional.empty();
        for (Firing firing : open(job)) {
            boolean runs = firing.state() == State.STARTED
                    && ledger.firings().lifeSign(firing.job(), firing.date()).isPresent();
            if (runs) {
                running = Optional.of(firing.date());
            } else {
                idle.add(firing);
            }
        }
        List<Waiting> waiting = new ArrayList<>();
        for (Firing firing : idle) {
            Decision decision = obstacles.of(firing, running);
            waiting.add(new Waiting(night(job, firing), describe(decision, firing)));
            if (decision instanceof Decision.Start) {
                running = Optional.of(firing.date());
            }
        }
        return waiting;
    }

    private static String describe(Decision decision, Firing firing) {
        if (decision instanceof Decision.Wait wait) {
            return wait.reason();
        }
        if (decision instanceof Decision.Skip skip) {
            return "is skipped at the scheduler's next look: " + skip.why().reason();
        }
        return firing.state() == State.STARTED
                ? "its process is gone; for the scheduler's next look"
                : "for the scheduler's next look";
    }

    /** Deadlines of nights that are due and not published: those a scheduler has seen, and the one that was due last. */
    public List<Deadline> deadlines(ScheduledJob job) {
        Set<DueNight> nights = new LinkedHashSet<>();
        open(job).forEach(firing -> nights.add(night(job, firing)));
        job.calendar()
                .upTo(now)
                .flatMap(last -> job.night(last.date()))
                .filter(this::isWanted)
                .ifPresent(nights::add);
        GivenUp givenUp = GivenUp.since(
                nights.stream().map(DueNight::due).min(Instant::compareTo).orElse(now), job, ledger, now);
        return nights.stream()
                .filter(night ->
                        ledger.publications().current(night.job(), night.date()).isEmpty())
                .flatMap(night -> job.calendar().deadline(night.date()).stream()
                        .filter(until -> givenUp.isExpectedBy(until, night))
                        .map(until -> deadline(night, until)))
                .toList();
    }

    /** Where a job has never run, dates from before somebody cared for it are nobody's wish. */
    private boolean isWanted(DueNight night) {
        return ledger.runs()
                .firstDate(night.job())
                .filter(first -> first.compareTo(night.date()) <= 0)
                .isPresent();
    }

    private Deadline deadline(DueNight night, Instant until) {
        Optional<Instant> forecast = Forecast.of(night.job(), night.date(), ledger, now);
        Meeting meeting = !now.isBefore(until)
                ? Meeting.LATE
                : forecast.filter(until::isBefore).isPresent() ? Meeting.FORESEEN_LATE : Meeting.OPEN;
        return new Deadline(night, until, forecast, meeting);
    }

    private List<Firing> open(ScheduledJob job) {
        return ledger.firings().open().stream()
                .filter(firing -> firing.job().equals(job.name()))
                .toList();
    }

    private static DueNight night(ScheduledJob job, Firing firing) {
        return new DueNight(job.name(), job.calendar().zone(), firing.date(), firing.due());
    }

    /** A pause in one phrase: by whom, until when, why. */
    public static String describe(Pause pause, ScheduledJob job) {
        return Obstacles.describe(pause, job.calendar().zone());
    }
}
