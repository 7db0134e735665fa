package io.nightjar.job;

import io.nightjar.error.ExitStatus;
import io.nightjar.publish.Candidate;
import io.nightjar.publish.OutputLayout;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.Verdict;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.table.PartFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A run into a folder of its own: same parts, same table, same report; no ledger, no Spring, nothing published. What
 * shows that scoring needs neither.
 */
final class ScratchNight {
    private final NightServices services;
    private final StopRequest stop;

    ScratchNight(NightServices services, StopRequest stop) {
        this.services = services;
        this.stop = stop;
    }

    RunOutcome run(NightPlan plan, String folder, ProgressListener progress) {
        Instant begun = services.clock().instant();
        RunId id = RunId.next(services.random());
        OutputLayout layout =
                new OutputLayout(folder + "/output", folder + "/rejects", folder + "/history", folder + "/staging");
        Preparation prepared = Preparation.of(plan, services);
        SplitFiles files = new SplitFiles(
                layout,
                plan.spec().job().name(),
                plan.spec().date(),
                id,
                services.limits().batchRows());
        NightWork work = new NightWork(plan, prepared.tools(), files, result -> {}, progress, stop);
        progress.stage("score");
        progress.planned(plan.partition().rows(), plan.splits().size());
        score(work);
        progress.stage("judge");
        QualityReport report = new Judge(services).judge(prepared, work.results(), id, begun);
        Candidate candidate = new TableAssembly(services, layout).assemble(prepared, work.results(), report, begun);
        String table = place(candidate.table(), folder + "/scores.parquet");
        candidate.rejects().ifPresent(rejects -> place(rejects, folder + "/rejects.parquet"));
        services.storage().delete(layout.staging());
        String page = services.reports().write(report, folder);
        return new RunOutcome(
                report.verdict().level() == Verdict.Level.HELD ? ExitStatus.HELD : ExitStatus.OK,
                record(plan, candidate, report, begun),
                Optional.of(table),
                Optional.of(page),
                report.verdict().reasons(),
                prepared.tools().scorer().path().name() + ": "
                        + prepared.tools().scorer().path().reason(),
                Duration.between(begun, services.clock().instant()).toMillis() / 1000.0);
    }

    private void score(NightWork work) {
        ExecutorService pool = Executors.newFixedThreadPool(services.limits().threads());
        try {
            List<Future<?>> scored = new ArrayList<>();
            for (int split : work.unfinished()) {
                scored.add(pool.submit(() -> score(work, split)));
            }
            for (Future<?> one : scored) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw work.failure().orElseGet(() -> new IllegalStateException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while scoring", e);
        } finally {
            pool.shutdown();
        }
    }

    private static void score(NightWork work, int split) {
        work.guarded(() -> {
            try (SplitScoring scoring = work.open(split)) {
                for (var batch = scoring.read(); batch.isPresent(); batch = scoring.read()) {
                    work.checkGoOn();
                    scoring.write(batch.get(), scoring.score(batch.get()));
                    work.progress().advanced(batch.get().rows());
                }
                work.finished(scoring.finish());
                return split;
            }
        });
    }

    private String place(PartFile staged, String location) {
        services.storage().replace(staged.location(), location);
        return location;
    }

    private RunRecord record(NightPlan plan, Candidate candidate, QualityReport report, Instant begun) {
        return new RunRecord(
                report.facts().run(),
                plan.spec().job().name(),
                plan.spec().date(),
                report.verdict().level() == Verdict.Level.HELD ? RunStatus.HELD : RunStatus.ABANDONED,
                plan.bundle().version().label(),
                plan.digest(),
                1,
                plan.partition().rows(),
                candidate.table().rows(),
                candidate.rejects().map(PartFile::rows).orElse(0L),
                Optional.of(report.verdict().level().label()),
                Optional.of(candidate.table().sha256()),
                begun,
                Optional.of(services.clock().instant()),
                Optional.empty(),
                Optional.empty());
    }
}
