package io.nightjar.schedule;

import io.nightjar.ledger.Firing;
import io.nightjar.ledger.Firing.Cause;
import io.nightjar.ledger.Firing.State;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Pause;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which nights of a job nobody waits for any more: somebody gave them up or paused the job, or its schedule leaves them out.
 * They are neither late nor missing. A night that failed, that a gate held, or that waited in vain for another job is still
 * wanted.
 */
public final class GivenUp {
    private final ScheduledJob job;
    private final Instant now;
    private final List<Pause> pauses;
    private final Map<BusinessDate, RunStatus> runs;
    private final Map<BusinessDate, Firing> firings;
    private final Optional<Instant> watched;

    private GivenUp(ScheduledJob job, LedgerReader ledger, Instant since, Instant now) {
        this.job = job;
        this.now = now;
        this.pauses = ledger.pauses().of(job.name());
        this.runs = ledger.runs().newestStatuses(job.name());
        this.firings = ledger.firings().since(job.name(), since).stream()
                .collect(Collectors.toMap(Firing::date, Function.identity()));
        this.watched = Optional.ofNullable(ledger.firings().watched().get(job.name()));
    }

    /** What the ledger says now of nights that were due at an instant or later. */
    public static GivenUp since(Instant due, ScheduledJob job, LedgerReader ledger, Instant now) {
        return new GivenUp(job, ledger, due, now);
    }

    /** Why nobody waits for a night that is due and not published, in one sentence; empty where somebody does. */
    public Optional<String> why(DueNight night) {
        RunStatus run = runs.get(night.date());
        if (run == RunStatus.RUNNING || run == RunStatus.PUBLISHING) {
            return Optional.empty();
        }
        if (run == RunStatus.ABANDONED) {
            return Optional.of("Its run was given up.");
        }
        Optional<String> paused = pausedAt(now).map(pause -> "It is " + describe(pause) + ".");
        return run != null ? paused : leftOut(night).or(() -> paused);
    }

    /** Whether a night is to be published until an instant: somebody waits for it, and the job was not paused then. */
    public boolean isExpectedBy(Instant deadline, DueNight night) {
        return why(night).isEmpty() && pausedAt(deadline).isEmpty();
    }

    private Optional<String> leftOut(DueNight night) {
        Firing firing = firings.get(night.date());
        if (firing != null) {
            return firing.state() == State.SKIPPED
                            && firing.cause().filter(Cause.UPSTREAM::equals).isEmpty()
                    ? firing.reason()
                    : Optional.empty();
        }
        return pausedAt(night.due())
                .map(pause -> "When it was due the job was " + describe(pause) + ".")
                .or(() -> isTooLongAgo(night)
                        ? Optional.of("It was due longer ago than the job catches up.")
                        : Optional.empty());
    }

    /** Schedulers have looked past it and recorded nothing. */
    private boolean isTooLongAgo(DueNight night) {
        return watched.filter(until -> !until.isBefore(night.due())).isPresent()
                && night.due().isBefore(now.minus(job.schedule().catchUp().within()));
    }

    private Optional<Pause> pausedAt(Instant instant) {
        return pauses.stream().filter(pause -> pause.holdsAt(instant)).findFirst();
    }

    private String describe(Pause pause) {
        return Obstacles.describe(pause, job.calendar().zone());
    }
}
