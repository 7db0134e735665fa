package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Decision;
import io.nightjar.ledger.Decisions;
import io.nightjar.ledger.LaunchedBy;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Recovery;
import io.nightjar.ledger.Settlement;
import io.nightjar.publish.Publication;
import io.nightjar.publish.StagedRun;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunSpec;
import io.nightjar.run.RunStatus;
import io.nightjar.run.Waiver;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Nights on Spring Batch and the ledger. Several may be run at once, each by a thread of its own: they share the threads
 * that score, so that a process never scores more splits at a time than it would for one night.
 */
public final class BatchNights implements Nights {
    private final NightServices services;
    private final Planner planner;
    private final InputWait wait;
    private final StopRequest stop = new StopRequest();
    private final AtomicBoolean recovered = new AtomicBoolean();
    private final AtomicReference<@Nullable Ledger> opened = new AtomicReference<>();
    private final SplitPool splits;

    public BatchNights(NightServices services) {
        this(services, (duration, stop) -> stop.await(duration));
    }

    BatchNights(NightServices services, InputWait.Pause pause) {
        this.services = services;
        this.wait = new InputWait(services, pause);
        this.splits = new SplitPool(services.limits().threads());
        this.planner = new Planner(
                PartitionFinder.of(services),
                services.source(),
                services.models(),
                services.limits().splitRows());
    }

    @Override
    public RunOutcome run(RunSpec spec, RunOptions options, ProgressListener progress) {
        Optional<NightjarException> notReady = waitForInput(spec, options, progress);
        if (options.scratch().isPresent()) {
            notReady.ifPresent(reason -> {
                throw reason;
            });
            return new ScratchNight(services, stop)
                    .run(planner.plan(spec), options.scratch().get(), progress);
        }
        Optional<PlanAhead> ahead = planAhead(spec, options, notReady);
        try (Lease lease = ledger().leases().acquire(spec.job().name(), spec.date())) {
            return run(lease, spec, options, notReady, ahead, progress);
        } catch (NightjarException e) {
            throw notReady.filter(reason -> isBusy(e.code()))
                    .map(reason -> because(reason, e))
                    .orElse(e);
        }
    }

    /** Where the ledger is still to be opened: then the plan of the night is this one, and no other. */
    private Optional<PlanAhead> planAhead(RunSpec spec, RunOptions options, Optional<NightjarException> notReady) {
        boolean isOfUse =
                opened.get() == null && notReady.isEmpty() && options.exactly().isEmpty();
        return isOfUse
                ? Optional.of(new PlanAhead(() -> planner.plan(spec), plan -> Preparation.of(plan, services)))
                : Optional.empty();
    }

    /** Why the input is not ready, if so. Before the ledger is opened, which would lock the embedded one. */
    private Optional<NightjarException> waitForInput(RunSpec spec, RunOptions options, ProgressListener progress) {
        return options.exactly().isEmpty() && isToBeScored(spec, options)
                ? wait.await(spec, options.patience(), stop, progress)
                : Optional.empty();
    }

    /** What is published already is not waited for. */
    private boolean isToBeScored(RunSpec spec, RunOptions options) {
        if (spec.job().input().ready().isEmpty()
                || options.scratch().isPresent()
                || options.published() == RunOptions.Published.REPLACE) {
            return true;
        }
        try (LedgerReader ledger = services.readers().get()) {
            return ledger.runs().published(spec.job().name(), spec.date()).isEmpty();
        } catch (NightjarException e) {
            if (e.code() == ErrorCode.LEDGER_SCHEMA) {
                return true;
            }
            throw e;
        }
    }

    /** The clock that started us must hear that the input is late, also where that could not be recorded. */
    private static boolean isBusy(ErrorCode code) {
        return code == ErrorCode.LEDGER_BUSY || code == ErrorCode.RUN_BUSY || code == ErrorCode.LEDGER_UNAVAILABLE;
    }

    private static NightjarException because(NightjarException reason, NightjarException notRecorded) {
        reason.addSuppressed(notRecorded);
        return reason;
    }

    @Override
    public RunOutcome run(Lease lease, RunSpec spec, RunOptions options, ProgressListener progress) {
        return run(lease, spec, options, waitForInput(spec, options, progress), Optional.empty(), progress);
    }

    private RunOutcome run(
            Lease lease,
            RunSpec spec,
            RunOptions options,
            Optional<NightjarException> notReady,
            Optional<PlanAhead> ahead,
            ProgressListener progress) {
        LaunchMeter meter = new LaunchMeter(progress, services.clock());
        return owned(lease, meter, night -> run(lease, spec, options, notReady, ahead, night, meter));
    }

    private RunOutcome run(
            Lease lease,
            RunSpec spec,
            RunOptions options,
            Optional<NightjarException> notReady,
            Optional<PlanAhead> ahead,
            StopRequest night,
            LaunchMeter progress) {
        LostLedger.refuse(spec.job().name(), ledger().reader(), services.storage(), services.layout());
        Optional<RunRecord> published =
                ledger().reader().runs().published(spec.job().name(), spec.date());
        if (published.isPresent() && options.published() == RunOptions.Published.REFUSE) {
            throw publishedNight().refusal(spec.label(), published.get(), "");
        }
        NightPlan plan = options.exactly()
                .map(planned -> planExactly(planned, spec, published))
                .orElseGet(() -> planOrRecordWhy(lease, spec, notReady, ahead, options.startedBy(), progress));
        if (published.isPresent() && options.published() == RunOptions.Published.ACCEPT_UNCHANGED) {
            return publishedNight().accept(spec, plan, published.get());
        }
        Supplier<Preparation> prepare =
                () -> ahead.map(PlanAhead::prepared).orElseGet(() -> Preparation.of(plan, services));
        return launch(lease, plan, prepare, newOrResumed(lease, plan, options.startedBy(), progress), night, progress);
    }

    @Override
    public RunOutcome restart(RunId id, String startedBy, ProgressListener progress) {
        RunRecord named = ledger().reader().runs().find(id.value());
        try (Lease lease = ledger().leases().acquire(named.job(), named.date())) {
            LaunchMeter meter = new LaunchMeter(progress, services.clock());
            return owned(lease, meter, night -> restart(lease, id, startedBy, night, meter));
        }
    }

    private RunOutcome restart(Lease lease, RunId id, String startedBy, StopRequest night, LaunchMeter progress) {
        RunRecord record = ledger().reader().runs().find(id.value());
        if (record.status() == RunStatus.PUBLISHED) {
            RunRecord current = ledger().reader()
                    .runs()
                    .published(record.job(), record.date())
                    .orElse(record);
            throw publishedNight().refusal(record.label(), current, current.id().equals(id) ? "" : ", after run " + id);
        }
        if (!record.status().isRestartable()) {
            throw notRestartable(record);
        }
        NightPlan plan = recordedPlan().again(record);
        Supplier<Preparation> prepare = () -> Preparation.of(plan, services);
        return launch(lease, plan, prepare, resume(lease, record, startedBy), night, progress);
    }

    @Override
    public RunOutcome rollback(
            String job, BusinessDate date, Optional<RunId> to, String startedBy, ProgressListener progress) {
        try (Lease lease = ledger().leases().acquire(job, date)) {
            LaunchedBy by = new LaunchedBy(program(), startedBy);
            return owned(lease, progress, night -> new Rollback(services, ledger(), lease).run(to, by, progress));
        }
    }

    @Override
    public RunOutcome release(RunId id, Waiver waiver, ProgressListener progress) {
        RunRecord named = ledger().reader().runs().find(id.value());
        try (Lease lease = ledger().leases().acquire(named.job(), named.date())) {
            LaunchMeter meter = new LaunchMeter(progress, services.clock());
            return owned(lease, meter, night -> release(lease, id, waiver, night, meter));
        }
    }

    private RunOutcome release(Lease lease, RunId id, Waiver waiver, StopRequest night, LaunchMeter progress) {
        RunRecord record = new Release(ledger().reader().runs()).check(id);
        NightPlan plan = recordedPlan().again(record);
        int launch = ledger().runLog().release(lease, id, waiver, new LaunchedBy(program(), waiver.by()));
        Supplier<Preparation> prepare = () -> Preparation.of(plan, services);
        return launch(lease, plan, prepare, new Started(id, launch, waiver.by()), night, progress);
    }

    private RecordedPlan recordedPlan() {
        return new RecordedPlan(services, planner, ledger().reader());
    }

    /** Does what the owner of a lease wants to, having settled first what earlier owners left. */
    private RunOutcome owned(Lease lease, ProgressListener progress, Function<StopRequest, RunOutcome> work) {
        StopRequest night = stop.ofOneNight();
        lease.onLost(night::leaseLost);
        Runnable silence = ledger().tellOfWaits(progress::note);
        try {
            settle(lease, progress);
            if (!recovered.getAndSet(true)) {
                tell(recovery().atOnce(), progress);
            }
            return work.apply(night);
        } catch (NightjarException e) {
            throw NothingPublished.said(e, lease, ledger().reader(), services.layout());
        } finally {
            silence.run();
        }
    }

    @Override
    public PlanSummary plan(RunSpec spec) {
        return new PlanPreview(services, planner).of(spec);
    }

    @Override
    public List<Settlement> recover() {
        return recovery().all();
    }

    @Override
    public Settlement decide(RunId run, Decision decision) {
        return new Decisions(ledger(), publication()).decide(run, decision);
    }

    @Override
    public void requestStop() {
        stop.stop();
        Optional.ofNullable(opened.get()).ifPresent(Ledger::endWaits);
    }

    @Override
    public void close() {}

    private Ledger ledger() {
        Ledger ledger = services.ledger().get();
        opened.set(ledger);
        return ledger;
    }

    private Recovery recovery() {
        return new Recovery(ledger(), publication());
    }

    private Publication publication() {
        return services.publication();
    }

    private void settle(Lease lease, ProgressListener progress) {
        tell(recovery().of(lease), progress);
    }

    private static void tell(List<Settlement> settlements, ProgressListener progress) {
        settlements.forEach(settlement -> {
            progress.note(settlement.sentence());
            progress.settled(settlement);
        });
    }

    /** Plans; where that fails the night has a failed run that says why, or the unfinished one does. */
    private NightPlan planOrRecordWhy(
            Lease lease,
            RunSpec spec,
            Optional<NightjarException> notReady,
            Optional<PlanAhead> ahead,
            String startedBy,
            ProgressListener progress) {
        try {
            notReady.ifPresent(reason -> {
                throw reason;
            });
            return ahead.map(PlanAhead::plan).orElseGet(() -> planner.plan(spec));
        } catch (RuntimeException | Error e) {
            NightjarException error = Unexpected.of(e);
            Started started = unfinished(spec)
                    .map(record -> resume(lease, record, startedBy))
                    .orElseGet(() -> begin(lease, spec, startedBy));
            progress.began(started.id(), started.launch());
            ledger().runLog().failed(lease, started.id(), error);
            throw error;
        }
    }

    /** A plan that does not hold any more begins no run: what it was made for is not what there is. */
    private NightPlan planExactly(FrozenNight planned, RunSpec spec, Optional<RunRecord> published) {
        AtomicReference<@Nullable NightPlan> made = new AtomicReference<>();
        new FrozenCheck(services.storage()).check(planned, spec, () -> {
            NightPlan plan = planner.plan(spec);
            made.set(plan);
            return FrozenNight.of(plan, published, program());
        });
        return Objects.requireNonNull(made.get());
    }

    private Optional<RunRecord> unfinished(RunSpec spec) {
        return ledger().reader().runs().newest(spec.job().name(), spec.date()).filter(record -> record.status()
                .isRestartable());
    }

    private Started newOrResumed(Lease lease, NightPlan plan, String startedBy, ProgressListener progress) {
        Optional<RunRecord> unfinished = unfinished(plan.spec());
        if (unfinished.isEmpty()) {
            return begin(lease, plan.spec(), startedBy);
        }
        RunRecord record = unfinished.get();
        Optional<String> obstacle = PlanChange.sinceLastLaunch(record, plan, ledger().reader(), program());
        if (obstacle.isEmpty()) {
            progress.note("Resuming run " + record.id() + ".");
            return resume(lease, record, startedBy);
        }
        progress.note("Starting anew, not resuming run " + record.id() + ": " + obstacle.get() + ".");
        Started started = begin(lease, plan.spec(), startedBy);
        publication().clearStaging(new StagedRun(record.job(), record.date(), record.id()));
        return started;
    }

    private String program() {
        return Programs.label(services.program());
    }

    private Started begin(Lease lease, RunSpec spec, String startedBy) {
        RunId id = RunId.next(services.random());
        LaunchedBy by = new LaunchedBy(program(), startedBy);
        int launch = ledger().runLog().begin(lease, id, spec.job().model().toString(), by);
        return new Started(id, launch, startedBy);
    }

    private Started resume(Lease lease, RunRecord record, String startedBy) {
        LaunchedBy by = new LaunchedBy(program(), startedBy);
        return new Started(record.id(), ledger().runLog().resume(lease, record.id(), by), startedBy);
    }

    private RunOutcome launch(
            Lease lease,
            NightPlan plan,
            Supplier<Preparation> prepare,
            Started started,
            StopRequest night,
            LaunchMeter progress) {
        progress.began(started.id(), started.launch());
        return new NightLaunch(services, night, ledger(), lease, splits).run(plan, prepare, started, progress);
    }

    /** A run, the number of the launch that this process is, and who or what started it. */
    record Started(RunId id, int launch, String startedBy) {}

    private PublishedNight publishedNight() {
        return new PublishedNight(services.storage(), services.layout());
    }

    private static NightjarException notRestartable(RunRecord record) {
        return NightjarException.of(
                        ErrorCode.NOT_RESTARTABLE,
                        "run " + record.id() + " of " + record.label() + " is "
                                + record.status().label() + "; only a failed or stopped run can be restarted")
                .notDone("Nothing was run.")
                .next("nightjar run " + record.job() + " --date " + record.date() + " --rerun")
                .next("nightjar show " + record.id());
    }
}
