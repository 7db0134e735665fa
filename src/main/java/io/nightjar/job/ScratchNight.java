package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.publish.Candidate;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Receipt;
import io.nightjar.quality.PastNights;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.Verdict;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.table.PartFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        refuseOurFolders(folder);
        RunId id = RunId.next(services.random());
        // A name of its own, since it is deleted in the end: the folder may be somebody's, or that of another run.
        String own = folder + "/_scratch-" + id;
        try {
            return run(plan, id, folder, own, progress);
        } finally {
            services.storage().delete(own);
        }
    }

    private RunOutcome run(NightPlan plan, RunId id, String folder, String own, ProgressListener listener) {
        LaunchMeter progress = new LaunchMeter(listener, services.clock());
        Instant begun = services.clock().instant();
        OutputLayout layout = new OutputLayout(own + "/output", own + "/rejects", own + "/history", own + "/staging");
        Preparation prepared = Preparation.of(plan, services);
        SplitFiles files = new SplitFiles(own, services.limits().batchRows());
        try (GrowingTable growing = TableAssembly.growing(prepared, own, stop::check)) {
            NightWork work = new NightWork(plan, prepared.tools(), files, growing::add, progress, stop);
            NightReceipt receipts = new NightReceipt(
                    services,
                    layout,
                    progress,
                    new Receipt.Launch(1, "scratch"),
                    Optional.empty(),
                    splits -> Optional.empty());
            return run(prepared, work, growing, id, folder, receipts, begun);
        }
    }

    private RunOutcome run(
            Preparation prepared,
            NightWork work,
            GrowingTable growing,
            RunId id,
            String folder,
            NightReceipt receipts,
            Instant begun) {
        NightPlan plan = prepared.plan();
        ProgressListener progress = work.progress();
        progress.stage("score");
        progress.planned(plan.partition().rows(), plan.splits().size());
        new ScoringPool(services.limits().threads()).score(work, work.unfinished());
        progress.stage("judge");
        QualityReport report =
                new Judge(services, () -> past(plan), work::checkGoOn).judge(prepared, work.results(), id, begun);
        Candidate candidate =
                new TableAssembly(services.sink(), receipts).assemble(prepared, work, growing, report, begun);
        String table = place(candidate.table(), folder + "/scores.parquet");
        placeRejects(candidate, folder + "/rejects.parquet");
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

    /** Read only, and where there is no ledger there are none. */
    private PastNights past(NightPlan plan) {
        try (LedgerReader ledger = services.readers().get()) {
            return new StoredProfiles(ledger).before(plan.spec());
        }
    }

    /** A table put there would be a published one that no run has published. */
    private void refuseOurFolders(String folder) {
        OutputLayout ours = services.layout();
        for (String place : List.of(ours.output(), ours.rejects(), ours.history(), ours.staging())) {
            if (isWithin(folder, place)) {
                throw NightjarException.of(
                                ErrorCode.USAGE,
                                "the scratch folder " + folder + " lies in " + place + ", where runs keep their files")
                        .notDone("Nothing was run.");
            }
        }
    }

    private boolean isWithin(String folder, String place) {
        Optional<Path> inner = services.storage().local(folder);
        Optional<Path> outer = services.storage().local(place);
        if (inner.isPresent() && outer.isPresent()) {
            return inner.get().startsWith(outer.get());
        }
        return (folder + "/").startsWith(place + "/");
    }

    /** Those of an earlier run into this folder would be taken for this one's. */
    private void placeRejects(Candidate candidate, String location) {
        candidate.rejects().ifPresentOrElse(rejects -> place(rejects, location), () -> services.storage()
                .delete(location));
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
                report.verdict().level() == Verdict.Level.HELD ? RunStatus.HELD : RunStatus.SCRATCH,
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
