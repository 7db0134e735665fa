package io.nightjar.report;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.ClassDrift;
import io.nightjar.quality.ColumnContent;
import io.nightjar.quality.ColumnDrift;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.measure.DriftMeasure;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.PopulationStability;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The figures of one night as a table, one figure a row, so that nights can be queried together. */
public final class MetricsTable {
    public static final Schema SCHEMA = FigureRows.SCHEMA;

    private static final Metric NONE = Metric.notAvailable("there is none");

    private final QualityReport report;
    private final FigureRows figures = new FigureRows();

    private MetricsTable(QualityReport report) {
        this.report = report;
    }

    /** What is not available is null. */
    public static RowBatch of(QualityReport report) {
        MetricsTable table = new MetricsTable(report);
        table.night();
        table.classDrift();
        table.columns();
        table.drift();
        table.contributions();
        table.permutation();
        return table.figures.batch(
                report.facts().run().value(),
                report.facts().model().label(),
                report.verdict().level().label());
    }

    private void night() {
        QualityProfile night = report.profile();
        Optional<QualityProfile> before = report.baseline().map(Baseline::profile);
        add("rows-read", "", Metric.of((double) night.rows().read()), NONE);
        add("rows-scored", "", Metric.of((double) night.rows().scored()), NONE);
        add("rows-rejected", "", Metric.of((double) night.rows().rejected()), NONE);
        add(
                "model-seen",
                "",
                night.modelSeen(),
                before.map(QualityProfile::modelSeen).orElse(NONE));
        night.score().ifPresent(score -> {
            var old = before.flatMap(QualityProfile::score);
            add("score-mean", "", score.mean(), old.map(some -> some.mean()).orElse(NONE));
            for (double share : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
                add(
                        "score-quantile",
                        Double.toString(share),
                        score.quantile(share),
                        old.map(some -> some.quantile(share)).orElse(NONE));
            }
        });
        report.baseline()
                .ifPresent(
                        baseline -> add("score-psi", "", baseline.scorePsi(night), baseline.scorePsiByChance(night)));
        night.classes()
                .forEach(one -> add(
                        "class-share",
                        one.label(),
                        ClassMix.share(one.label(), night),
                        before.map(old -> ClassMix.share(one.label(), old)).orElse(NONE)));
    }

    private void classDrift() {
        report.baseline()
                .flatMap(baseline -> ClassDrift.of(baseline, report.profile()))
                .ifPresent(drift -> DriftMeasure.ofClasses()
                        .forEach(measure -> add(
                                "class-drift",
                                measure.label(),
                                drift.figure(measure),
                                measure instanceof PopulationStability ? drift.psiByChance() : NONE)));
    }

    private void columns() {
        for (ColumnProfile column : report.profile().columns()) {
            Optional<ColumnProfile> before =
                    report.baseline().flatMap(baseline -> baseline.profile().column(column.name()));
            add(
                    "null-share",
                    column.name(),
                    column.nullShare(),
                    before.map(ColumnProfile::nullShare).orElse(NONE));
            column.use().ifPresent(use -> {
                add("unknown-share", column.name(), Metric.share(use.unknown(), column.rows()), NONE);
                add("invalid-share", column.name(), Metric.share(use.invalid(), column.rows()), NONE);
            });
            if (column.content() instanceof ColumnContent.Numbers numbers) {
                numbers(column.name(), numbers, before.map(ColumnProfile::content));
            }
        }
    }

    private void numbers(String column, ColumnContent.Numbers numbers, Optional<ColumnContent> before) {
        Optional<ColumnContent.Numbers> old = before.flatMap(
                content -> content instanceof ColumnContent.Numbers then ? Optional.of(then) : Optional.empty());
        add("nan-share", column, old, numbers, some -> some.share(some.nan()));
        add("infinite-share", column, old, numbers, some -> some.share(some.infinite()));
        add("zero-share", column, old, numbers, some -> some.share(some.zero()));
        add("negative-share", column, old, numbers, some -> some.share(some.negative()));
        if (numbers.count() > 0) {
            add("mean", column, old, numbers, ColumnContent.Numbers::mean);
            add("variance", column, old, numbers, ColumnContent.Numbers::variance);
            add("minimum", column, old, numbers, some -> Metric.of(some.min()));
            add("maximum", column, old, numbers, some -> Metric.of(some.max()));
        }
    }

    private void add(
            String measure,
            String column,
            Optional<ColumnContent.Numbers> before,
            ColumnContent.Numbers numbers,
            Function<ColumnContent.Numbers, Metric> figure) {
        add(measure, column, figure.apply(numbers), before.map(figure).orElse(NONE));
    }

    private void drift() {
        for (ColumnDrift drift : report.drift()) {
            drift.effect().ifPresent(effect -> {
                add("decisions-crossed", drift.column(), effect.crossed(), NONE);
                add("margin-shift", drift.column(), effect.shift(), NONE);
                add("margin-distance", drift.column(), effect.distance(), NONE);
            });
            for (DriftMeasure measure : DriftMeasure.all()) {
                Metric figure = drift.figure(measure);
                if (figure instanceof Metric.Value) {
                    add(
                            measure.label(),
                            drift.column(),
                            figure,
                            measure.label().equals("psi") ? drift.psiByChance() : NONE);
                }
            }
        }
    }

    private void contributions() {
        report.profile().contributions().orElse(List.of()).forEach(line -> {
            add("contribution-mean", line.feature(), line.mean(), NONE);
            add("contribution-mean-size", line.feature(), line.meanSize(), NONE);
        });
    }

    private void permutation() {
        report.permutation().ifPresent(estimate -> estimate.columns().forEach(one -> {
            add("permutation-crossed", one.column(), one.crossed(), NONE);
            add("permutation-move", one.column(), one.meanMove(), NONE);
        }));
    }

    private void add(String measure, String subject, Metric value, Metric baseline) {
        figures.add(measure, subject, value, baseline);
    }
}
