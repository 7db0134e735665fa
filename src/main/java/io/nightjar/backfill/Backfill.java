package io.nightjar.backfill;

import io.nightjar.backfill.BackfillPlan.Continues;
import io.nightjar.backfill.BackfillRequest.Start;
import io.nightjar.error.ExitStatus;
import io.nightjar.job.Nights;
import io.nightjar.ledger.BackfillRecord;
import io.nightjar.ledger.BackfillWriter;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.model.ModelRegistry;
import io.nightjar.run.BusinessDate;
import io.nightjar.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs many dates of one job, several at once if asked, each as {@code run} would: one that fails does not stop the others.
 * Which dates, the ledger says; so a backfill that was killed does the rest when it is started again.
 */
public final class Backfill {
    private final BackfillRequest request;
    private final DateChoice choice;
    private final Supplier<LedgerReader> readers;
    private final Clock clock;
    private final Stop stop = new Stop();

    /**
     * One backfill.
     *
     * @param unwanted why a date is none of the job's; empty where it is
     * @param readers opens the ledger for reading, a new one each time
     * @throws io.nightjar.error.NightjarException UNKNOWN_MODEL or MODEL_DIGEST
     */
    public Backfill(
            BackfillRequest request,
            ModelRegistry models,
            Storage storage,
            Function<BusinessDate, Optional<String>> unwanted,
            Supplier<LedgerReader> readers,
            Clock clock) {
        this.request = request;
        this.choice = new DateChoice(request, models.open(request.job().model()).version(), storage, unwanted);
        this.readers = readers;
        this.clock = clock;
    }

    /** What {@link #run} would do now; changes nothing. */
    public BackfillPlan plan() {
        try (LedgerReader ledger = readers.get()) {
            OptionalLong after = open(ledger)
                    .map(BackfillRecord::afterRun)
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
            return new BackfillPlan(
                    request,
                    request.dates().stream()
                            .map(date -> choice.choose(date, ledger, after))
                            .toList(),
                    after.isPresent() ? Continues.AN_UNFINISHED_ONE : Continues.NOTHING);
        }
    }

    private Optional<BackfillRecord> open(LedgerReader ledger) {
        return request.start() == Start.ANEW
                ? Optional.empty()
                : ledger.backfills().open(request.job().name(), request.from(), request.to(), request.selection());
    }

    /**
     * Runs the plan's dates.
     *
     * @param writer remembers the backfill until it has gone through all its dates
     */
    public BackfillOutcome run(BackfillPlan plan, Nights nights, BackfillWriter writer, BackfillListener listener) {
        Instant begin = clock.instant();
        DatesAtOnce dates = new DatesAtOnce(request.atOnce(), listener);
        stop.reaches(dates, nights);
        BackfillRecord record = begin(writer);
        DateRun run = new DateRun(request.job(), nights, clock);
        List<DateOutcome> outcomes = dates.run(
                plan.toRun(),
                date -> run.of(
                        date,
                        () -> chosenNow(date.date(), OptionalLong.of(record.afterRun())),
                        listener.progressOf(date)));
        ExitStatus exit = DateOutcome.together(outcomes, dates);
        if (outcomes.stream().noneMatch(DateOutcome::isNotBegun) && exit != ExitStatus.STOPPED) {
            writer.end(record.number(), exit);
        }
        return new BackfillOutcome(
                plan, outcomes, exit, Duration.between(begin, clock.instant()).toMillis() / 1e3);
    }

    /** Others may have run it since the plan was made. */
    private PlannedDate chosenNow(BusinessDate date, OptionalLong after) {
        try (LedgerReader ledger = readers.get()) {
            return choice.choose(date, ledger, after);
        }
    }

    private BackfillRecord begin(BackfillWriter writer) {
        String job = request.job().name();
        if (request.start() == Start.ANEW) {
            writer.forget(job, request.from(), request.to(), request.selection());
        }
        return writer.begin(job, request.from(), request.to(), request.selection());
    }

    /** Asks the nights that run to end at their next row batch, and begins no more. Returns at once. */
    public void requestStop() {
        stop.request();
    }
}
