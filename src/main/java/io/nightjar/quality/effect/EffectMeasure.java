package io.nightjar.quality.effect;

import io.nightjar.quality.measure.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What drift did to a night, in one figure of a column. */
public enum EffectMeasure {
    /** Share of the rows whose decision would be another one. */
    DECISIONS_CROSSED,
    /** How far margins were moved as a whole, up or down. */
    MARGIN_SHIFT,
    /** How far the margin of a row was moved on average. */
    MARGIN_DISTANCE;

    /** As in job files and tables: {@code decisions-crossed}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<EffectMeasure> ofLabel(String label) {
        return Stream.of(values())
                .filter(measure -> measure.label().equals(label))
                .findFirst();
    }

    public static List<String> labels() {
        return Stream.of(values()).map(EffectMeasure::label).toList();
    }

    /** Never below 0. */
    public Metric of(DecisionEffect effect) {
        return switch (this) {
            case DECISIONS_CROSSED -> effect.crossed();
            case MARGIN_SHIFT ->
                effect.shift() instanceof Metric.Value shift ? Metric.of(Math.abs(shift.value())) : effect.shift();
            case MARGIN_DISTANCE -> effect.distance();
        };
    }
}
