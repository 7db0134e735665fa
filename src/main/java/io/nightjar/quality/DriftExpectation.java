package io.nightjar.quality;

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
    private final Optional<String> column;

    DriftExpectation(Gate gate) {
        measure = gate.by().flatMap(DriftMeasure::ofLabel).orElse(new PopulationStability());
        column = gate.column();
    }

    /**
     * The column that drifted most among those that are asked for.
     *
     * @param figure not available where not even one of them can be measured
     */
    record Found(Optional<String> column, Metric figure) {}

    Found in(QualityProfile night, Optional<Baseline> baseline) {
        if (baseline.isEmpty()) {
            return missing("the model's bundle has no baseline");
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
        return asked.stream()
                .map(drift -> new Found(Optional.of(drift.column()), drift.figure(measure)))
                .max(Comparator.comparingDouble(DriftExpectation::size))
                .orElseThrow();
    }

    private static Found missing(String why) {
        return new Found(Optional.empty(), Metric.notAvailable(why));
    }

    private static double size(Found found) {
        return found.figure() instanceof Metric.Value value ? value.value() : -1;
    }

    /** {@code drift of origin (psi)}. */
    String subject() {
        return column.map(name -> "drift of " + name).orElse("largest drift of a column") + " (" + measure.label()
                + ")";
    }
}
