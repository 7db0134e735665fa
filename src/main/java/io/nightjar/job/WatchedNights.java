package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Decision;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Settlement;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunSpec;
import io.nightjar.run.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nights that others hear of when they are over. Whatever those do, the night's outcome is what it was. */
public final class WatchedNights implements Nights {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedNights.class);

    private final Nights nights;
    private final Supplier<LedgerReader> ledger;
    private final LongSupplier nanoTime;
    private final List<NightWatch> watches;

    /**
     * Over those that do the work.
     *
     * @param ledger opens the ledger for reading, anew each time
     * @param watches hear of each night, in this order
     */
    public WatchedNights(
            Nights nights, Supplier<LedgerReader> ledger, LongSupplier nanoTime, List<NightWatch> watches) {
        this.nights = nights;
        this.ledger = ledger;
        this.nanoTime = nanoTime;
        this.watches = List.copyOf(watches);
    }

    @Override
    public RunOutcome run(RunSpec spec, RunOptions options, ProgressListener progress) {
        if (options.scratch().isPresent()) {
            return nights.run(spec, options, progress);
        }
        return watched(night(spec), options.startedBy(), progress, timer -> nights.run(spec, options, timer));
    }

    @Override
    public RunOutcome run(Lease lease, RunSpec spec, RunOptions options, ProgressListener progress) {
        return watched(night(spec), options.startedBy(), progress, timer -> nights.run(lease, spec, options, timer));
    }

    @Override
    public RunOutcome restart(RunId run, String startedBy, ProgressListener progress) {
        return watched(() -> night(run), startedBy, progress, timer -> nights.restart(run, startedBy, timer));
    }

    private record Night(String job, BusinessDate date) {}

    private static Supplier<Optional<Night>> night(RunSpec spec) {
        Night night = new Night(spec.job().name(), spec.date());
        return () -> Optional.of(night);
    }

    private Optional<Night> night(RunId run) {
        try (LedgerReader reader = ledger.get()) {
            return reader.runs().get(run).map((RunRecord found) -> new Night(found.job(), found.date()));
        }
    }

    private RunOutcome watched(
            Supplier<Optional<Night>> night,
            String startedBy,
            ProgressListener progress,
            Function<ProgressListener, RunOutcome> work) {
        Supplier<Optional<Night>> known = once(night);
        return watched(
                known, new FollowedProgress(progress, (run, launch) -> followers(known, run, launch, startedBy)), work);
    }

    /** Asked when the launch begins and when it is over, and may have to ask the ledger. */
    private static Supplier<Optional<Night>> once(Supplier<Optional<Night>> night) {
        AtomicReference<Optional<Night>> found = new AtomicReference<>(Optional.empty());
        return () -> found.updateAndGet(known -> known.isPresent() ? known : night.get());
    }

    private List<ProgressListener> followers(Supplier<Optional<Night>> night, RunId run, int launch, String startedBy) {
        List<ProgressListener> followers = new ArrayList<>();
        guarded("find the night", () -> night.get().ifPresent(found -> {
            NightStart start = new NightStart(found.job(), found.date(), run, launch, startedBy);
            each(watch -> followers.add(watch.began(start)));
        }));
        return List.copyOf(followers);
    }

    private RunOutcome watched(
            Supplier<Optional<Night>> night, ProgressListener progress, Function<ProgressListener, RunOutcome> work) {
        PhaseTimer timer = new PhaseTimer(progress, nanoTime);
        try {
            RunOutcome outcome = work.apply(timer);
            timer.end();
            tell(night, timer, Optional.of(outcome), Optional.empty());
            return outcome;
        } catch (RuntimeException | Error e) {
            timer.end();
            tell(night, timer, Optional.empty(), Optional.of(Unexpected.of(e)));
            throw e;
        }
    }

    private void tell(
            Supplier<Optional<Night>> night,
            PhaseTimer timer,
            Optional<RunOutcome> outcome,
            Optional<NightjarException> error) {
        tellOfSettled(timer.settlements(), timer.run());
        Optional<ErrorCode> code = error.map(NightjarException::code);
        if (code.filter(WatchedNights::isOfAnother).isPresent()) {
            return;
        }
        guarded("find the night", () -> night.get().ifPresent(found -> {
            NightEnd end = new NightEnd(found.job(), found.date(), timer.run(), timer.phases(), outcome, error);
            boolean recorded = code.filter(WatchedNights::isTheLedgers).isEmpty();
            each(watch -> {
                if (recorded) {
                    watch.ended(end);
                } else {
                    watch.unrecorded(end);
                }
            });
        }));
    }

    /** A run that this launch went on with ends by the launch's own word. */
    private void tellOfSettled(List<Settlement> settlements, Optional<RunId> own) {
        List<Settlement> others = settlements.stream()
                .filter(one -> own.filter(one.run()::equals).isEmpty())
                .toList();
        others.forEach(one -> each(watch -> watch.settled(one)));
        if (!others.isEmpty()) {
            each(NightWatch::settled);
        }
    }

    /** Another process is at it, and says how it ends. */
    private static boolean isOfAnother(ErrorCode code) {
        return code == ErrorCode.RUN_BUSY || code == ErrorCode.LEDGER_BUSY || code == ErrorCode.LEASE_LOST;
    }

    private static boolean isTheLedgers(ErrorCode code) {
        return code == ErrorCode.LEDGER_UNAVAILABLE
                || code == ErrorCode.LEDGER_CORRUPT
                || code == ErrorCode.LEDGER_SCHEMA;
    }

    @Override
    public RunOutcome rollback(
            String job, BusinessDate date, Optional<RunId> to, String startedBy, ProgressListener progress) {
        return watched(
                () -> Optional.of(new Night(job, date)),
                progress,
                timer -> nights.rollback(job, date, to, startedBy, timer));
    }

    @Override
    public RunOutcome release(RunId run, Waiver waiver, ProgressListener progress) {
        return watched(() -> night(run), waiver.by(), progress, timer -> nights.release(run, waiver, timer));
    }

    @Override
    public PlanSummary plan(RunSpec spec) {
        return nights.plan(spec);
    }

    @Override
    public List<Settlement> recover() {
        List<Settlement> done = nights.recover();
        done.forEach(one -> each(watch -> watch.settled(one)));
        each(NightWatch::settled);
        return done;
    }

    private void each(Consumer<NightWatch> told) {
        for (NightWatch watch : watches) {
            guarded(watch.getClass().getSimpleName(), () -> told.accept(watch));
        }
    }

    static void guarded(String what, Runnable work) {
        try {
            work.run();
        } catch (NightjarException e) {
            LOG.warn("Beside the night, {}: {} {}", what, e.code().code(), e.message());
        } catch (RuntimeException e) {
            LOG.warn("Beside the night, {} failed unexpectedly.", what, e);
        }
    }

    @Override
    public Settlement decide(RunId run, Decision decision) {
        Settlement done = nights.decide(run, decision);
        each(watch -> watch.settled(done));
        each(NightWatch::settled);
        return done;
    }

    @Override
    public void requestStop() {
        nights.requestStop();
    }

    @Override
    public void close() {
        each(NightWatch::over);
        nights.close();
    }
}
