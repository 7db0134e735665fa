package io.nightjar.report;

import io.nightjar.quality.ColumnDrift;
import io.nightjar.quality.Figures;
import io.nightjar.quality.measure.DriftMeasure;
import io.nightjar.quality.measure.JensenShannon;
import io.nightjar.quality.measure.KolmogorovSmirnov;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.MissingChange;
import io.nightjar.quality.measure.PopulationStability;
import io.nightjar.quality.measure.UnseenShare;
import io.nightjar.quality.measure.Wasserstein;

/**
 * How far a column has drifted from the baseline, as a line of a table; a dash where a figure does not exist.
 *
 * @param chance what the stability index comes to by chance
 * @param note why the values are not compared; empty where they are
 */
public record DriftLine(
        String column,
        String psi,
        String chance,
        String jensenShannon,
        String kolmogorovSmirnov,
        String wasserstein,
        String unseen,
        String missing,
        String note) {

    static DriftLine of(ColumnDrift drift) {
        return new DriftLine(
                drift.column(),
                number(drift, new PopulationStability()),
                Words.figure(drift.psiByChance(), Figures::number),
                number(drift, new JensenShannon()),
                number(drift, new KolmogorovSmirnov()),
                number(drift, new Wasserstein()),
                share(drift, new UnseenShare()),
                share(drift, new MissingChange()),
                drift.refusal().orElse(""));
    }

    private static String number(ColumnDrift drift, DriftMeasure measure) {
        return Words.figure(drift.figure(measure), Figures::number);
    }

    private static String share(ColumnDrift drift, DriftMeasure measure) {
        Metric share = drift.figure(measure);
        return Words.figure(share, Figures::percent);
    }
}
