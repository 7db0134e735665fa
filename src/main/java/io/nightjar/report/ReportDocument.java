package io.nightjar.report;

import io.nightjar.quality.Expectation;
import io.nightjar.quality.GateOutcome;
import io.nightjar.quality.PermutationEstimate;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.RowCounts;
import io.nightjar.quality.RunFacts;
import io.nightjar.quality.measure.Metric;
import io.nightjar.run.Waiver;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The JSON of a report, member by member in this order. Shares are between 0 and 1; a figure is {@code {"value": …}} or
 * {@code {"notAvailable": "why"}}; times are instants in UTC. Members are added within a version; none changes its
 * meaning or goes.
 *
 * @param reportVersion of this format
 * @param waiver who released the run that was held, and why; null where nobody did
 * @param contract each rule of the job's contract, in its order; none without one
 * @param sampledEvery one row of so many was looked at for what is not counted in every row; 1 for all
 */
record ReportDocument(
        int reportVersion,
        Run run,
        String verdict,
        Optional<Waiver> waiver,
        List<String> reasons,
        List<String> findings,
        RowCounts rows,
        List<Gate> gates,
        List<ContractDocument> contract,
        Optional<ScoreDocument> score,
        List<ClassShare> classes,
        Optional<ClassDriftDocument> classDrift,
        Seen modelSeen,
        int sampledEvery,
        List<Column> columns,
        DriftOrder driftOrder,
        List<DriftDocument> drift,
        List<Contribution> contributions,
        List<SliceDocument> slices,
        Optional<PermutationEstimate> permutation) {
    private static final int VERSION = 1;

    record Run(
            String id,
            String job,
            String title,
            String date,
            String zone,
            String model,
            String modelDigest,
            String scoredBy,
            String scoredByReason,
            String goldenRows,
            String jobDigest,
            String codeVersion,
            String platform,
            String started,
            String judged,
            List<Input> inputs) {}

    record Input(String location, long rows, long bytes, String modified, String footerDigest) {}

    /** @param measure as in the job file's vocabulary: {@code minimum-rows} */
    record Gate(
            String measure,
            Optional<String> column,
            String subject,
            Metric measured,
            double limit,
            String action,
            String result,
            String sentence) {}

    /**
     * By what {@code drift} is ordered.
     *
     * @param by {@code decisions}, {@code margin} or {@code size}
     * @param why it is not by decisions; empty where it is
     */
    record DriftOrder(String by, String why) {}

    record ClassShare(String label, long rows, Metric share, Metric baselineShare) {}

    /** @param rowsByColumns entry n is the scored rows of which the model knew the values of n columns */
    record Seen(Metric share, List<Long> rowsByColumns) {}

    /**
     * @param title what people call it, its name where the job file says nothing
     * @param unit of its values; empty where there is none
     * @param content by kind; {@code withheld} for keys and private columns, with no value
     */
    record Column(
            String name,
            String title,
            String unit,
            String type,
            long rows,
            long nulls,
            Metric nullShare,
            Metric baselineNullShare,
            Optional<io.nightjar.quality.FeatureUse> use,
            ContentDocument content) {}

    /**
     * What a feature contributed to the margins of the scored rows.
     *
     * @param title what people call it
     * @param mean what its drift from the training rows did to the margin
     * @param meanSize how much it moves a margin, up or down
     */
    record Contribution(String feature, String title, long rows, Metric mean, Metric meanSize) {}

    static ReportDocument of(QualityReport report) {
        return new ReportDocument(
                VERSION,
                run(report.facts()),
                report.verdict().level().label(),
                report.facts().waiver(),
                report.verdict().reasons(),
                Findings.of(report),
                report.profile().rows(),
                report.gates().stream().map(ReportDocument::gate).toList(),
                report.contract().stream().map(ContractDocument::of).toList(),
                ScoreDocument.of(report.profile(), report.baseline()),
                classes(report),
                ClassDriftDocument.of(report),
                new Seen(report.profile().modelSeen(), report.profile().columnsSeen()),
                report.profile().sampledEvery(),
                columns(report),
                new DriftOrder(
                        report.effects().ranking().label(), report.effects().why()),
                report.drift().stream().map(DriftDocument::of).toList(),
                report.profile().contributions().orElse(List.of()).stream()
                        .map(line -> new Contribution(
                                line.feature(),
                                report.facts().wording(line.feature()).title(),
                                line.rows(),
                                line.mean(),
                                line.meanSize()))
                        .toList(),
                SliceDocument.of(report),
                report.permutation());
    }

    private static Run run(RunFacts facts) {
        return new Run(
                facts.run().value(),
                facts.job(),
                facts.title(),
                facts.date().toString(),
                facts.zone().getId(),
                facts.model().label(),
                facts.model().digest(),
                facts.path().name(),
                facts.path().reason(),
                facts.golden(),
                facts.jobDigest(),
                facts.codeVersion(),
                facts.platform(),
                facts.started().toString(),
                facts.judged().toString(),
                facts.inputs().stream()
                        .map(file -> new Input(
                                file.location(),
                                file.rows(),
                                file.bytes(),
                                file.modified().toString(),
                                file.footerDigest()))
                        .toList());
    }

    private static Gate gate(GateOutcome outcome) {
        return new Gate(
                word(outcome.gate().measure()),
                outcome.gate().column(),
                new Expectation(outcome.gate()).subject(),
                outcome.measured(),
                outcome.gate().limit(),
                word(outcome.gate().action()),
                word(outcome.result()),
                outcome.sentence());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<ClassShare> classes(QualityReport report) {
        return report.profile().classes().stream()
                .map(one -> new ClassShare(
                        one.label(),
                        one.rows(),
                        ClassMix.share(one.label(), report.profile()),
                        report.baseline()
                                .map(baseline -> ClassMix.share(one.label(), baseline.profile()))
                                .orElse(NO_BASELINE)))
                .toList();
    }

    private static List<Column> columns(QualityReport report) {
        return report.profile().columns().stream()
                .map(column -> new Column(
                        column.name(),
                        report.facts().wording(column.name()).title(),
                        report.facts().wording(column.name()).unit(),
                        column.type().label(),
                        column.rows(),
                        column.nulls(),
                        column.nullShare(),
                        report.baseline()
                                .flatMap(baseline -> baseline.profile().column(column.name()))
                                .map(before -> before.nullShare())
                                .orElse(NO_BASELINE),
                        column.use(),
                        ContentDocument.of(column)))
                .toList();
    }

    private static final Metric NO_BASELINE = Metric.notAvailable("the baseline does not hold it");
}
