package io.nightjar.schedule;

import io.nightjar.ledger.Firing;
import io.nightjar.ledger.Firing.Cause;
import io.nightjar.ledger.Firing.Seen;
import io.nightjar.ledger.Firing.State;
import io.nightjar.ledger.FiringLog.Skipped;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Pause;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunSpec;
import io.nightjar.run.Schedule.Overlap;
import io.nightjar.run.Schedule.Upstream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What stands in the way of a night, as files, ledger and clock are at one moment. Decides for scheduler and status. */
final class Obstacles {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);

    private final ScheduledJobs jobs;
    private final LedgerReader ledger;
    private final Function<RunSpec, Optional<String>> missingInput;
    private final Instant now;

    /** @param missingInput what a date's input still lacks, as a phrase; empty where it is ready */
    Obstacles(ScheduledJobs jobs, LedgerReader ledger, Function<RunSpec, Optional<String>> missingInput, Instant now) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.missingInput = missingInput;
        this.now = now;
    }

    /**
     * What is to be done about a firing that is open and that nobody works on.
     *
     * @param running another date of the job that is being run
     */
    Decision of(Firing firing, Optional<BusinessDate> running) {
        Optional<ScheduledJob> job = jobs.find(firing.job());
        if (job.isEmpty()) {
            return jobs.isKnown(firing.job())
                    ? skip(Cause.UNWANTED, "Its job has no schedule any more.")
                    : new Decision.Wait("its job file or calendar is not valid");
        }
        return of(firing, job.get(), running);
    }

    private Decision of(Firing firing, ScheduledJob job, Optional<BusinessDate> running) {
        ZoneId zone = job.calendar().zone();
        boolean begun = firing.state() == State.STARTED || firing.attempts() > 0;
        if (!begun && job.night(firing.date()).isEmpty()) {
            return skip(Cause.UNWANTED, "Its job's schedule has no night for this date any more.");
        }
        Optional<Pause> pause = ledger.pauses().at(job.name(), now);
        if (pause.isPresent()) {
            return new Decision.Wait(describe(pause.get(), zone));
        }
        if (!begun && isStale(firing, job)) {
            return skip(
                    Cause.CATCH_UP,
                    "It was due longer ago than the job catches up, "
                            + days(job.schedule().catchUp().within()) + ".");
        }
        if (running.isPresent()) {
            return overlap(firing, job, running.get());
        }
        if (firing.notBefore().filter(now::isBefore).isPresent()) {
            return new Decision.Wait("tried again at " + time(firing.notBefore().get(), zone));
        }
        return begun ? new Decision.Start(job) : afterUpstream(firing, job);
    }

    /** The scheduler was down for long after it had recorded the date. */
    private boolean isStale(Firing firing, ScheduledJob job) {
        Duration patience = longer(
                job.schedule().catchUp().within(),
                job.schedule().after().timeout().multipliedBy(2));
        return firing.recorded().plus(patience).isBefore(now);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Nights that were missed are many at once: they never get in each other's way. */
    private static Decision overlap(Firing firing, ScheduledJob job, BusinessDate running) {
        boolean skipped = job.schedule().overlap() == Overlap.SKIP
                && firing.seen() == Seen.ON_TIME
                && firing.attempts() == 0
                && running.compareTo(firing.date()) < 0;
        return skipped
                ? skip(Cause.OVERLAP, job.name() + "@" + running + " still ran when it was due.")
                : new Decision.Wait("after " + job.name() + "@" + running + ", which still runs");
    }

    private Decision afterUpstream(Firing firing, ScheduledJob job) {
        Upstream upstream = job.schedule().after();
        List<String> missing = upstream.jobs().stream()
                .filter(other -> isAwaited(other, firing.date()))
                .map(other -> describe(other, firing.date()))
                .toList();
        if (missing.isEmpty()) {
            return afterInput(firing, job);
        }
        String others = String.join(" and ", missing);
        Instant timeout = waitsSince(firing).plus(upstream.timeout());
        return now.isBefore(timeout)
                ? new Decision.Wait("waits for " + others + ", until "
                        + time(timeout, job.calendar().zone()))
                : skip(Cause.UPSTREAM, "It waited " + days(upstream.timeout()) + " for " + others + ".");
    }

    /** What waited in vain is started all the same: its run says then that the input is not ready (11). */
    private Decision afterInput(Firing firing, ScheduledJob job) {
        Optional<Instant> timeout =
                job.job().input().ready().map(ready -> waitsSince(firing).plus(ready.timeout()));
        if (timeout.filter(now::isBefore).isEmpty()
                || ledger.publications().current(job.name(), firing.date()).isPresent()) {
            return new Decision.Start(job);
        }
        return missingInput
                .apply(new RunSpec(job.job(), firing.date()))
                .<Decision>map(what -> new Decision.Wait("waits for " + what + ", until "
                        + time(timeout.get(), job.calendar().zone())))
                .orElseGet(() -> new Decision.Start(job));
    }

    /** One that was missed waits from the moment on at which it is caught up. */
    private static Instant waitsSince(Firing firing) {
        return firing.seen() == Seen.ON_TIME ? firing.due() : firing.recorded();
    }

    /** A job whose own schedule has no night for the date will not publish it, and is not waited for. */
    private boolean isAwaited(String upstream, BusinessDate date) {
        boolean hasNight =
                jobs.find(upstream).map(job -> job.night(date).isPresent()).orElse(true);
        return hasNight && ledger.publications().current(upstream, date).isEmpty();
    }

    /** How an upstream night stands that is not published. */
    private String describe(String upstream, BusinessDate date) {
        Function<RunRecord, String> state = run -> run.status().label();
        return upstream + "@" + date + " ("
                + ledger.runs().newest(upstream, date).map(state).orElse("not begun") + ")";
    }

    static String describe(Pause pause, ZoneId zone) {
        return "paused by " + pause.by()
                + pause.until().map(until -> " until " + time(until, zone)).orElse("")
                + pause.reason().map(why -> ": " + why).orElse("");
    }

    private static Decision skip(Cause cause, String reason) {
        return new Decision.Skip(new Skipped(cause, reason));
    }

    private static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }

    private static String days(Duration duration) {
        return duration.toHours() % 24 == 0
                ? duration.toDays() + " d"
                : duration.toMinutes() % 60 == 0 ? duration.toHours() + " h" : duration.toMinutes() + " min";
    }
}
