package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.Plan;
import io.nightjar.ledger.Recovery;
import io.nightjar.publish.Candidate;
import io.nightjar.publish.Publication;
import io.nightjar.publish.Receipt;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.Verdict;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.run.Waiver;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import tools.jackson.databind.json.JsonMapper;

/** One launch of a run by the owner of its lease: through the steps, and into the ledger however it ends. */
final class NightLaunch {
    /** Into the log of the run. */
    private static final Logger LOG = LoggerFactory.getLogger("io.nightjar.run.input");

    private final NightServices services;
    private final StopRequest stop;
    private final Ledger ledger;
    private final Lease lease;
    private final SplitPool splits;

    /** @param splits carries out splits, those of all nights of the process */
    NightLaunch(NightServices services, StopRequest stop, Ledger ledger, Lease lease, SplitPool splits) {
        this.services = services;
        this.stop = stop;
        this.ledger = ledger;
        this.lease = lease;
        this.splits = splits;
    }

    /** @param prepare the plan's preparation, which may fail */
    RunOutcome run(NightPlan plan, Supplier<Preparation> prepare, BatchNights.Started started, LaunchMeter progress) {
        RunId id = started.id();
        String table =
                services.layout().table(plan.spec().job().name(), plan.spec().date());
        LaunchEnding ending = new LaunchEnding(services.clock());
        StopWatch watch = new StopWatch(ledger.stopRequests(), id, stop);
        try {
            watch.begin();
            Preparation prepared = prepare.get();
            services.receipts().openKey();
            ending.scoredBy(prepared.tools().scorer().path());
            progress.prepared(prepared.content());
            return ending.outcome(ended(id, execute(prepared, started, progress, ending)), table);
        } catch (RuntimeException | Error e) {
            NightjarException error = asNightjar(e, plan, id);
            return ending.publishedAllTheSame(ledger.reader(), error)
                    .map(record -> ending.outcome(record, table))
                    .orElseThrow(() -> recorded(id, error));
        } finally {
            watch.close();
        }
    }

    private JobExecution execute(
            Preparation prepared, BatchNights.Started started, LaunchMeter progress, LaunchEnding ending) {
        NightPlan plan = prepared.plan();
        RunId id = started.id();
        String folder = services.layout()
                .launchFolder(plan.spec().job().name(), plan.spec().date(), id, started.launch());
        try (GrowingTable growing = TableAssembly.growing(prepared, folder, stop::check)) {
            NightWork work = new NightWork(
                    plan,
                    prepared.tools(),
                    new SplitFiles(folder, services.limits().batchRows()),
                    result -> {
                        ledger.runLog().finished(lease, id, ResumedSplits.record(result));
                        growing.add(result);
                        services.receipts().price().ifPresent(progress::guard);
                    },
                    progress,
                    stop);
            Function<Optional<Waiver>, NightReceipt> receipts = waiver -> new NightReceipt(
                    services,
                    services.layout(),
                    progress,
                    new Receipt.Launch(started.launch(), started.startedBy()),
                    waiver,
                    results -> kept(plan, id, results));
            Beside.begin("rehearsal", () -> receipts.apply(Optional.empty()).rehearse(id, prepared));
            NightJob.Steps steps = new NightJob.Steps(
                    () -> {
                        freeze(plan, id, work);
                        work.results().forEach(growing::add);
                    },
                    () -> judge(prepared, work, id, ending),
                    () -> publish(prepared, work, growing, ending, receipts));
            JobExecution execution;
            try (BatchRuntime batch = new BatchRuntime(ledger)) {
                execution = new NightJob(batch, splits).run(id.value(), started.launch(), work, steps);
            }
            work.failure().ifPresent(first -> {
                throw first;
            });
            return execution;
        }
    }

    private void freeze(NightPlan plan, RunId id, NightWork work) {
        publication().rehearse(plan.spec().job().name(), plan.spec().date(), id);
        if (ledger.reader().plans().plan(id).isEmpty()) {
            ledger.runLog()
                    .planned(
                            lease,
                            id,
                            Plan.of(
                                    plan.digest(),
                                    plan.spec().job(),
                                    plan.spec().job().text(),
                                    plan.bundle().version(),
                                    plan.partition(),
                                    plan.splits()));
        }
        new ResumedSplits(services.storage(), ledger, lease).handOver(id, work);
    }

    private void judge(Preparation prepared, NightWork work, RunId id, LaunchEnding ending) {
        tellOfFilesWithoutChecksums(work);
        QualityReport judged = new Judge(
                        services,
                        () -> new StoredProfiles(ledger.reader())
                                .before(prepared.plan().spec()),
                        work::checkGoOn)
                .judge(prepared, work.results(), id, ending.begun());
        QualityReport report = waiver(judged).map(judged::released).orElse(judged);
        long rejected = work.results().stream().mapToLong(SplitResult::rejected).sum();
        long scored = work.results().stream()
                .mapToLong(result -> result.part().rows())
                .sum();
        String verdict = JsonMapper.shared().writeValueAsString(Verdicts.of(report, Optional.empty()));
        ledger.runLog().judged(lease, id, report.verdict().level().label(), verdict, scored, rejected);
        String folder = services.reportsFolder() + "/"
                + prepared.plan().spec().job().name() + "/date="
                + prepared.plan().spec().date();
        ending.judged(report, services.reports().write(report, folder));
        work.progress().judged(report);
    }

    /** Into the log alone: after every night of most writers the console would say it too. */
    private static void tellOfFilesWithoutChecksums(NightWork work) {
        List<String> files = work.filesWithoutChecksums();
        if (!files.isEmpty()) {
            LOG.warn(
                    "{} of {} input files have no page checksums, {} for one: damage that still decodes goes unnoticed;"
                            + " whoever writes them can add them (docs/input.md)",
                    files.size(),
                    work.plan().partition().files().size(),
                    files.get(0));
        }
    }

    private void publish(
            Preparation prepared,
            NightWork work,
            GrowingTable growing,
            LaunchEnding ending,
            Function<Optional<Waiver>, NightReceipt> receipts) {
        QualityReport report = ending.report();
        RunId id = report.facts().run();
        Optional<Waiver> waiver = waiver(report);
        if (isHeld(report) && waiver.isEmpty()) {
            ledger.runLog().held(lease, id);
            return;
        }
        Candidate candidate = new TableAssembly(services.sink(), receipts.apply(waiver))
                .assemble(prepared, work, growing, report, ending.begun());
        work.checkGoOn();
        ending.publishing(ledger.reader().runs().find(id.value()));
        ending.published(publication().publish(lease, candidate));
        work.progress().published(candidate.receipt().receipt());
        ending.cleared(() -> new Recovery(ledger, publication()).clearOlder(lease, id));
    }

    private Optional<Receipt.Profiles> kept(NightPlan plan, RunId id, List<SplitResult> splits) {
        return new SplitProfiles(services.storage(), services.reportsFolder())
                .keep(plan.spec().job().name(), plan.spec().date(), id, splits);
    }

    private static boolean isHeld(QualityReport report) {
        return report.verdict().level() == Verdict.Level.HELD;
    }

    /** Why a night that is held may be published all the same. */
    private Optional<Waiver> waiver(QualityReport report) {
        return isHeld(report)
                ? ledger.reader()
                        .runs()
                        .waiver(report.facts().run())
                        .filter(given -> given.holds(services.clock().instant()))
                : Optional.empty();
    }

    private Publication publication() {
        return services.publication();
    }

    /** How the ledger says that the run ended. Spring Batch may end a job in which none of our steps failed. */
    private RunRecord ended(RunId id, JobExecution execution) {
        RunRecord record = ledger.reader().runs().find(id.value());
        if (record.status() == RunStatus.PUBLISHED || record.status() == RunStatus.HELD) {
            return record;
        }
        String message = "Spring Batch ended the launch as " + execution.getStatus() + " before the night was through";
        throw execution.getAllFailureExceptions().stream()
                .findFirst()
                .map(cause -> NightjarException.of(ErrorCode.RUN_FAILED, message, cause))
                .orElseGet(() -> NightjarException.of(ErrorCode.RUN_FAILED, message))
                .notDone("Nothing was published; finished splits are kept.");
    }

    /** Records how it ended; what failed may turn out to be the work of another process that has taken over. */
    private NightjarException recorded(RunId id, NightjarException error) {
        try {
            switch (error.code()) {
                case STOPPED -> ledger.runLog().stopped(lease, id);
                // Whoever owns the run now settles it; this process may not.
                case LEASE_LOST -> {}
                default -> new Recovery(ledger, publication()).failed(lease, id, error);
            }
        } catch (RuntimeException e) {
            if (e instanceof NightjarException lost && lost.code() == ErrorCode.LEASE_LOST) {
                lost.addSuppressed(error);
                return lost;
            }
            error.addSuppressed(e);
        }
        return error;
    }

    private static NightjarException asNightjar(Throwable e, NightPlan plan, RunId id) {
        NightjarException error = Unexpected.of(e);
        return switch (error.code()) {
            case STOPPED -> error.next("nightjar restart " + id).next("nightjar status");
            case LEASE_LOST -> error.next("nightjar show " + id);
            case INTERNAL -> error.next("nightjar logs " + id).next("nightjar restart " + id);
            default -> error.next().isEmpty() ? again(error, plan, id) : error;
        };
    }

    private static NightjarException again(NightjarException error, NightPlan plan, RunId id) {
        return error.next("nightjar run " + plan.spec().job().name() + " --date "
                        + plan.spec().date())
                .next("nightjar show " + id);
    }
}
