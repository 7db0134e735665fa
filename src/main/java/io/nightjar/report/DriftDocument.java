package io.nightjar.report;

import io.nightjar.quality.ColumnDrift;
import io.nightjar.quality.measure.DriftMeasure;
import io.nightjar.quality.measure.Metric;
import java.util.List;

/**
 * How far a column has drifted from the baseline, in the JSON of a report.
 *
 * @param psiByChance what the stability index comes to when nothing has drifted
 */
record DriftDocument(String column, Metric psiByChance, List<Measured> measures) {

    /** @param pValue not available for a measure that is no test */
    record Measured(String measure, Metric figure, Metric pValue) {}

    static DriftDocument of(ColumnDrift drift) {
        return new DriftDocument(
                drift.column(),
                drift.psiByChance(),
                DriftMeasure.all().stream()
                        .map(measure -> new Measured(measure.label(), drift.figure(measure), drift.pValue(measure)))
                        .toList());
    }
}
