package io.nightjar.quality;

import io.nightjar.quality.effect.DecisionEffect;
import io.nightjar.quality.measure.Comparison;
import io.nightjar.quality.measure.DriftMeasure;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.MissingChange;
import io.nightjar.quality.measure.PopulationStability;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far a column of a night lies from the same of its baseline.
 *
 * @param column its name
 * @param compared both sides over the same bins
 * @param refusal why their values are not compared; empty where they are
 * @param effect what that did to scores and decisions; empty where nobody knows
 */
public record ColumnDrift(
        String column, Comparison compared, Optional<String> refusal, Optional<DecisionEffect> effect) {

    /** Of every column that the baseline has too, the one that has drifted most by its stability index first. */
    public static List<ColumnDrift> of(Baseline baseline, QualityProfile night) {
        return of(baseline, night, DriftEffects.unknown("nobody asked"));
    }

    /**
     * Of every column that the baseline has too, the one whose drift changed most decisions first; of equal ones that which moved
     * margins most, then the one that has drifted most by its stability index. Columns of which the effect is not known come last.
     */
    public static List<ColumnDrift> of(Baseline baseline, QualityProfile night, DriftEffects effects) {
        return night.columns().stream()
                .flatMap(now -> baseline.profile().column(now.name()).stream()
                        .map(before -> of(before, now, effects.of(now.name()))))
                .map(drift ->
                        new Ranked(drift, effects.rank(drift.column), effects.distance(drift.column), drift.size()))
                .sorted(Comparator.comparingDouble(Ranked::rank)
                        .thenComparing(Ranked::distance)
                        .thenComparing(Ranked::size)
                        .reversed())
                .map(Ranked::drift)
                .toList();
    }

    /** What columns are put in order by, computed once: of 500 columns the indexes took a third of a second otherwise. */
    private record Ranked(ColumnDrift drift, double rank, double distance, double size) {}

    private static ColumnDrift of(ColumnProfile before, ColumnProfile now, Optional<DecisionEffect> effect) {
        String refusal = ColumnComparison.refusal(before.content(), now.content());
        return new ColumnDrift(
                now.name(),
                ColumnComparison.of(before, now),
                Optional.of(refusal).filter(why -> !why.isEmpty()),
                effect);
    }

    /** Whether its values are not to be compared with any baseline: private ones and dates. */
    boolean isExempt() {
        return refusal.filter(why -> why.equals(ColumnComparison.PRIVATE) || why.equals(ColumnComparison.DATE))
                .isPresent();
    }

    private double size() {
        return figure(new PopulationStability()) instanceof Metric.Value psi ? psi.value() : -1;
    }

    /** The figure of a measure. */
    public Metric figure(DriftMeasure measure) {
        // Whether there is a value is known of private columns too.
        return refusal.isPresent() && !(measure instanceof MissingChange)
                ? Metric.notAvailable(refusal.get())
                : measure.between(compared);
    }

    /** How likely chance alone gives such a figure; not available for a measure that is no test. */
    public Metric pValue(DriftMeasure measure) {
        return refusal.isPresent() ? Metric.notAvailable(refusal.get()) : measure.pValue(compared);
    }

    /** What the stability index comes to on average when nothing has drifted. */
    public Metric psiByChance() {
        return refusal.isPresent() ? Metric.notAvailable(refusal.get()) : PopulationStability.byChance(compared);
    }
}
