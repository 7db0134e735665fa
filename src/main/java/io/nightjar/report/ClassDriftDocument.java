package io.nightjar.report;

import io.nightjar.quality.ClassDrift;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.measure.DriftMeasure;
import io.nightjar.quality.measure.Metric;
import java.util.List;
import java.util.Optional;

/**
 * How far the predicted classes lie from the baseline's, in the JSON of a report.
 *
 * @param psiByChance what the stability index comes to when nothing has drifted
 */
record ClassDriftDocument(Metric psiByChance, List<DriftDocument.Measured> measures) {

    /** Empty where there is no baseline, or the model names no classes. */
    static Optional<ClassDriftDocument> of(QualityReport report) {
        return report.baseline()
                .flatMap(baseline -> ClassDrift.of(baseline, report.profile()))
                .map(drift -> new ClassDriftDocument(
                        drift.psiByChance(),
                        DriftMeasure.ofClasses().stream()
                                .map(measure -> new DriftDocument.Measured(
                                        measure.label(), drift.figure(measure), drift.pValue(measure)))
                                .toList()));
    }
}
