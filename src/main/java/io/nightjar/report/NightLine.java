package io.nightjar.report;

import io.nightjar.quality.ColumnDrift;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.ScoreProfile;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.PopulationStability;
import io.nightjar.run.Waiver;
import java.util.Optional;

/**
 * One night in the history of a job: the newest judged run of its date.
 *
 * @param verdict {@code passed}, {@code warned} or {@code held}
 * @param meanScore empty where the model gives no one score
 * @param scorePsi against its baseline, as {@code columnPsi}
 * @param columnPsi of the column that drifted most
 * @param column its name
 * @param releasedBy who published it although it was held; empty where nobody did
 */
public record NightLine(
        String date,
        String run,
        String verdict,
        long rows,
        long rejected,
        Optional<Double> meanScore,
        Optional<Double> scorePsi,
        Optional<Double> columnPsi,
        Optional<String> column,
        Optional<String> releasedBy) {

    public static NightLine of(QualityReport report) {
        Optional<ColumnDrift> most = report.baseline()
                .flatMap(baseline ->
                        ColumnDrift.of(baseline, report.profile()).stream().findFirst());
        return new NightLine(
                report.facts().date().toString(),
                report.facts().run().value(),
                report.verdict().level().label(),
                report.profile().rows().read(),
                report.profile().rows().rejected(),
                report.profile().score().map(ScoreProfile::mean).flatMap(NightLine::value),
                report.baseline()
                        .map(baseline -> baseline.scorePsi(report.profile()))
                        .flatMap(NightLine::value),
                most.flatMap(drift -> value(drift.figure(new PopulationStability()))),
                most.map(ColumnDrift::column),
                report.facts().waiver().map(Waiver::by));
    }

    /** The verdict, and whether somebody released it, as a style and in words. */
    String look() {
        return releasedBy.isPresent() ? verdict + " released" : verdict;
    }

    String standing() {
        return verdict + releasedBy.map(by -> ", released by " + by).orElse("");
    }

    private static Optional<Double> value(Metric metric) {
        return metric instanceof Metric.Value figure ? Optional.of(figure.value()) : Optional.empty();
    }
}
