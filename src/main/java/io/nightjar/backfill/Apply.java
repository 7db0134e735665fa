package io.nightjar.backfill;

import io.nightjar.backfill.BackfillPlan.Continues;
import io.nightjar.backfill.BackfillRequest.Order;
import io.nightjar.backfill.BackfillRequest.Start;
import io.nightjar.backfill.PlanFile.Planned;
import io.nightjar.backfill.PlannedDate.Does;
import io.nightjar.job.FrozenCheck;
import io.nightjar.job.FrozenNight;
import io.nightjar.job.Nights;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunSpec;
import io.nightjar.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs the nights of a plan file exactly as they were planned. All of them are looked at before one is begun, and each again
 * under its lease: what changed in between ends that night alone.
 */
public final class Apply {
    private final PlanFile file;
    private final JobDefinition job;
    private final Storage storage;
    private final Supplier<LedgerReader> readers;
    private final Clock clock;
    private final Stop stop = new Stop();

    /**
     * One application.
     *
     * @param job as its file says now
     * @param readers opens the ledger for reading, a new one each time
     */
    public Apply(PlanFile file, JobDefinition job, Storage storage, Supplier<LedgerReader> readers, Clock clock) {
        this.file = file;
        this.job = job;
        this.storage = storage;
        this.readers = readers;
        this.clock = clock;
    }

    /**
     * What is left of it; changes nothing. A night that is published as planned was done by an earlier application.
     *
     * @throws io.nightjar.error.NightjarException PLAN_INPUT_CHANGED, PLAN_MODEL_CHANGED, PLAN_CHANGED or
     *     ALREADY_PUBLISHED, naming what has changed since the plan was made
     */
    public BackfillPlan plan(Nights nights) {
        List<PlannedDate> dates = file.nights().stream()
                .map(planned -> done(planned).orElseGet(() -> {
                    RunSpec spec = new RunSpec(job, planned.night().date());
                    new FrozenCheck(storage).check(planned.night(), spec, () -> nights.plan(spec)
                            .frozen());
                    return planned.date();
                }))
                .toList();
        return new BackfillPlan(request(), dates, Continues.NOTHING);
    }

    private Optional<PlannedDate> done(Planned planned) {
        try (LedgerReader ledger = readers.get()) {
            FrozenNight night = planned.night();
            Optional<RunRecord> published = ledger.runs().published(job.name(), night.date());
            return published
                    .filter(run -> run.planDigest().equals(night.planDigest()))
                    .filter(run -> !night.replaces().equals(Optional.of(run.id())))
                    .map(run -> new PlannedDate(
                            night.date(), "published", Does.SKIP, "published as planned by run " + run.id()));
        }
    }

    private BackfillRequest request() {
        List<BusinessDate> dates = file.nights().stream()
                .map(planned -> planned.night().date())
                .sorted()
                .toList();
        boolean oldestFirst = file.nights().get(0).night().date().equals(dates.get(0));
        return new BackfillRequest(
                job,
                dates.get(0),
                dates.get(dates.size() - 1),
                Only.USUAL,
                oldestFirst ? Order.OLDEST_FIRST : Order.NEWEST_FIRST,
                file.atOnce(),
                Start.GO_ON);
    }

    /** Runs what is left. */
    public BackfillOutcome run(BackfillPlan plan, Nights nights, BackfillListener listener) {
        Instant begin = clock.instant();
        DatesAtOnce dates = new DatesAtOnce(file.atOnce(), listener);
        stop.reaches(dates, nights);
        DateRun run = new DateRun(job, nights, clock);
        Map<BusinessDate, FrozenNight> frozen = file.nights().stream()
                .map(Planned::night)
                .collect(Collectors.toMap(FrozenNight::date, Function.identity()));
        List<DateOutcome> outcomes = dates.run(
                plan.toRun(),
                date -> run.of(
                        date, Optional.ofNullable(frozen.get(date.date())).orElseThrow(), listener.progressOf(date)));
        return new BackfillOutcome(
                plan,
                outcomes,
                DateOutcome.together(outcomes, dates),
                Duration.between(begin, clock.instant()).toMillis() / 1e3);
    }

    /** Asks the nights that run to end at their next row batch, and begins no more. Returns at once. */
    public void requestStop() {
        stop.request();
    }
}
