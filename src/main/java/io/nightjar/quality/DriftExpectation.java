package io.nightjar.quality;

import io.nightjar.quality.effect.EffectMeasure;
import io.nightjar.quality.measure.DriftMeasure;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.PopulationStability;
import io.nightjar.run.JobDefinition.Gate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a gate on the drift of columns finds. */
final class DriftExpectation {
    private final DriftMeasure measure;
    private final Optional<EffectMeasure> effect;
    private final Optional<String> column;

    DriftExpectation(Gate gate) {
        measure = gate.by().flatMap(DriftMeasure::ofLabel).orElse(new PopulationStability());
        effect = gate.by().flatMap(EffectMeasure::ofLabel);
        column = gate.column();
    }

    /**
     * The column that drifted most among those that are asked for.
     *
     * @param figure not available where not even one of them can be measured
     */
    record Found(Optional<String> column, Metric figure) {}

    Found in(QualityProfile night, Reference reference) {
        Optional<Baseline> baseline = reference.baseline();
        if (baseline.isEmpty()) {
            return missing("there is no baseline");
        }
        List<ColumnDrift> asked = ColumnDrift.of(baseline.get(), night).stream()
                .filter(drift -> column.isEmpty() || column.get().equals(drift.column()))
                .toList();
        if (asked.isEmpty()) {
            return missing("the baseline does not hold it");
        }
        // An old baseline would let most columns pass unseen.
        Optional<String> notKept = asked.stream()
                .filter(drift -> drift.refusal().isPresent() && !drift.isExempt())
                .map(drift -> drift.refusal().get())
                .findFirst();
        if (notKept.isPresent()) {
            return missing(notKept.get());
        }
        if (effect.isPresent()) {
            return in(reference.effects(), effect.get());
        }
        return asked.stream()
                .map(drift -> new Found(Optional.of(drift.column()), drift.figure(measure)))
                .max(Comparator.comparingDouble(DriftExpectation::size))
                .orElseThrow();
    }

    private Found in(DriftEffects effects, EffectMeasure asked) {
        return effects.columns().entrySet().stream()
                .filter(known -> column.isEmpty() || column.get().equals(known.getKey()))
                .map(known -> new Found(Optional.of(known.getKey()), asked.of(known.getValue())))
                .max(Comparator.comparingDouble(DriftExpectation::size))
                .orElse(missing(effects.columns().isEmpty() ? effects.why() : "nothing is known of what it does"));
    }

    private static Found missing(String why) {
        return new Found(Optional.empty(), Metric.notAvailable(why));
    }

    private static double size(Found found) {
        return found.figure() instanceof Metric.Value value ? value.value() : -1;
    }

    /** {@code drift of origin (psi)}. */
    String subject() {
        return column.map(name -> "drift of " + name).orElse("largest drift of a column") + " ("
                + effect.map(EffectMeasure::label).orElse(measure.label()) + ")";
    }

    /** A figure for people. */
    String words(double figure) {
        return effect.equals(Optional.of(EffectMeasure.DECISIONS_CROSSED))
                ? Figures.percent(figure)
                : Figures.number(figure);
    }
}
