package io.nightjar.report;

import io.nightjar.quality.ColumnContent;
import io.nightjar.quality.ColumnDrift;
import io.nightjar.quality.DriftEffects.Ranking;
import io.nightjar.quality.Figures;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.RunFacts;
import io.nightjar.quality.effect.DecisionEffect;
import io.nightjar.quality.measure.DriftMeasure;
import io.nightjar.quality.measure.KolmogorovSmirnov;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.MissingChange;
import io.nightjar.quality.measure.PopulationStability;
import io.nightjar.quality.measure.UnseenShare;
import io.nightjar.quality.measure.Wasserstein;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a column has drifted from the baseline, as a line of a table; a dash where a figure does not exist.
 *
 * @param title what people call the column; empty where that is its name
 * @param crossed share of the rows whose decision it changed
 * @param ways how many of these it raised above the threshold, and how many it lowered
 * @param shift how far it moved margins as a whole, with its sign
 * @param distance how far it moved the margin of a row on average
 * @param chance what the stability index comes to by chance
 * @param note why the values are not compared, or why nobody knows what their drift did; else empty
 */
public record DriftLine(
        String column,
        String title,
        String crossed,
        String ways,
        String shift,
        String distance,
        String psi,
        String chance,
        String kolmogorovSmirnov,
        String wasserstein,
        String unseen,
        String missing,
        String note) {

    static DriftLine of(ColumnDrift drift, QualityReport report) {
        RunFacts facts = report.facts();
        Optional<DecisionEffect> effect = drift.effect();
        return new DriftLine(
                drift.column(),
                Words.title(drift.column(), facts),
                effect.map(known -> Words.figure(known.crossed(), Figures::percent))
                        .orElse("–"),
                effect.map(DriftLine::ways).orElse(""),
                effect.map(known -> Words.figure(known.shift(), RowExplanation::signed))
                        .orElse(""),
                effect.map(known -> Words.figure(known.distance(), Figures::number))
                        .orElse("–"),
                number(drift, new PopulationStability()),
                Words.figure(drift.psiByChance(), Figures::number),
                number(drift, new KolmogorovSmirnov()),
                number(drift, new Wasserstein()),
                share(drift, new UnseenShare()),
                share(drift, new MissingChange()),
                drift.refusal().orElseGet(() -> effect.isPresent() ? "" : unknownEffect(drift.column(), report)));
    }

    /** Why nobody knows what the drift of a column did that can be compared; empty where that is known of no column. */
    private static String unknownEffect(String column, QualityReport report) {
        if (report.effects().ranking() == Ranking.SIZE) {
            return "";
        }
        boolean isFeature = report.facts().signature().features().stream()
                .anyMatch(feature -> feature.name().equals(column));
        if (!isFeature) {
            return "the model does not read it";
        }
        boolean isLong = Stream.concat(
                        report.profile().column(column).stream(),
                        report.baseline().flatMap(before -> before.profile().column(column)).stream())
                .anyMatch(profile -> profile.content() instanceof ColumnContent.ManyValues);
        return isLong
                ? "what it did to decisions is not known: it has more than " + Figures.count(ColumnContent.MOST_VALUES)
                        + " different values"
                : "what it did to decisions is not known";
    }

    /** Nothing where both are none. */
    private static String ways(DecisionEffect effect) {
        return effect.crossed() instanceof Metric.Value crossed && crossed.value() > 0
                ? "+" + Words.figure(effect.raised(), Figures::percent) + " −"
                        + Words.figure(effect.lowered(), Figures::percent)
                : "";
    }

    private static String number(ColumnDrift drift, DriftMeasure measure) {
        return Words.figure(drift.figure(measure), Figures::number);
    }

    private static String share(ColumnDrift drift, DriftMeasure measure) {
        Metric share = drift.figure(measure);
        return Words.figure(share, Figures::percent);
    }
}
