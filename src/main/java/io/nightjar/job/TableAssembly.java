package io.nightjar.job;

import io.nightjar.publish.Candidate;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Receipt;
import io.nightjar.quality.GateOutcome;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.measure.Metric;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.Waiver;
import io.nightjar.table.PartFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends the table of a judged night, joins its rejects, and writes down how they came to be. */
final class TableAssembly {
    private final NightServices services;
    private final OutputLayout layout;
    private final Optional<Waiver> waiver;

    TableAssembly(NightServices services, OutputLayout layout) {
        this(services, layout, Optional.empty());
    }

    /** @param waiver why the night is published although it is held; empty where it is not */
    TableAssembly(NightServices services, OutputLayout layout, Optional<Waiver> waiver) {
        this.waiver = waiver;
        this.services = services;
        this.layout = layout;
    }

    /** Where the parts of a night are joined while it is scored. */
    static GrowingTable growing(Preparation prepared, String folder, Runnable goOn) {
        ScoringTools tools = prepared.tools();
        return new GrowingTable(
                () -> tools.sink().join(tools.output().schema(), OutputLayout.stagedTable(folder)), goOn);
    }

    /** The table and the rejects in staging, and the receipt that describes them where they will stand. */
    Candidate assemble(
            Preparation prepared, NightWork work, GrowingTable growing, QualityReport report, Instant started) {
        List<SplitResult> results = work.results();
        NightPlan plan = prepared.plan();
        JobDefinition job = plan.spec().job();
        BusinessDate date = plan.spec().date();
        // No run and no time: the same plan gives the same bytes.
        Map<String, String> metadata = Map.of(
                "nightjar.job", job.name(),
                "nightjar.date", date.toString(),
                "nightjar.model", plan.bundle().version().label());
        PartFile table = growing.finish(plan.splits().size(), metadata);
        List<PartFile> rejectParts =
                results.stream().flatMap(result -> result.rejects().stream()).toList();
        Optional<PartFile> rejects = rejectParts.isEmpty()
                ? Optional.empty()
                : Optional.of(services.sink()
                        .join(
                                rejectParts,
                                prepared.tools().rejects().schema(),
                                metadata,
                                OutputLayout.stagedRejects(work.folder()),
                                work::checkGoOn));
        return new Candidate(
                table,
                rejects,
                receipt(prepared, table, rejects, report, started),
                Optional.of(TableDescription.of(prepared)));
    }

    private Receipt receipt(
            Preparation prepared, PartFile table, Optional<PartFile> rejects, QualityReport report, Instant started) {
        NightPlan plan = prepared.plan();
        JobDefinition job = plan.spec().job();
        BusinessDate date = plan.spec().date();
        return new Receipt(
                report.facts().run(),
                date,
                new Receipt.Job(job.name(), job.digest(), job.text()),
                plan.partition().files().stream().map(Receipt.Input::of).toList(),
                new Receipt.Model(
                        plan.bundle().version().label(), plan.bundle().version().digest(), prepared.golden()),
                prepared.tools().scorer().path().name(),
                services.program(),
                Programs.platform(),
                services.libraries(),
                Receipt.Table.at(layout.table(job.name(), date), table),
                rejects.map(part -> Receipt.Table.at(layout.rejects(job.name(), date, part.sha256()), part)),
                new Receipt.Rows(
                        plan.partition().rows(),
                        table.rows(),
                        rejects.map(PartFile::rows).orElse(0L)),
                verdict(report, waiver),
                started,
                services.clock().instant());
    }

    /** The verdict as receipts and the ledger hold it. */
    static Receipt.Verdict verdict(QualityReport report, Optional<Waiver> waiver) {
        return new Receipt.Verdict(
                report.verdict().level().label(),
                report.gates().stream().map(TableAssembly::gate).toList(),
                report.contract().stream()
                        .filter(rule -> rule.result() != GateOutcome.Result.PASSED)
                        .map(rule -> new Receipt.Rule(
                                rule.column(),
                                rule.rule(),
                                rule.violations(),
                                rule.onViolation().label(),
                                rule.result().label()))
                        .toList(),
                waiver);
    }

    private static Receipt.Gate gate(GateOutcome outcome) {
        Optional<Double> value =
                outcome.measured() instanceof Metric.Value figure ? Optional.of(figure.value()) : Optional.empty();
        return new Receipt.Gate(
                outcome.gate().measure().label(),
                outcome.gate().column(),
                outcome.gate().limit(),
                value,
                outcome.gate().action().label(),
                outcome.result().label());
    }
}
