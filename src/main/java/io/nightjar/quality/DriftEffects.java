package io.nightjar.quality;

import io.nightjar.quality.effect.DecisionEffect;
import io.nightjar.quality.measure.Metric;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the drift of columns did to the decisions of a night.
 *
 * @param ranking by what the columns are ranked
 * @param why it is not by decisions; empty where it is
 * @param columns by name; those that are missing are told after the others, by size
 */
public record DriftEffects(Ranking ranking, String why, Map<String, DecisionEffect> columns) {

    /** By what columns that have drifted are ranked. */
    public enum Ranking {
        /** The share of rows whose decision would be another one. */
        DECISIONS,
        /** How far margins were moved. */
        MARGIN,
        /** The stability index alone, whatever it did to scores. */
        SIZE;

        /** As in reports: {@code decisions}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public DriftEffects {
        columns = Map.copyOf(columns);
    }

    /** Nothing is known of what drift did. */
    public static DriftEffects unknown(String why) {
        return new DriftEffects(Ranking.SIZE, why, Map.of());
    }

    /** Empty for a column of which nothing is known. */
    public Optional<DecisionEffect> of(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    /** By which columns are put in order before their size is; less than 0 for one of which nothing is known. */
    double rank(String column) {
        return of(column)
                .map(effect -> ranking == Ranking.DECISIONS ? effect.crossed() : effect.distance())
                .map(DriftEffects::value)
                .orElse(-1.0);
    }

    /** What tells columns apart that crossed no decision. */
    double distance(String column) {
        return of(column).map(DecisionEffect::distance).map(DriftEffects::value).orElse(-1.0);
    }

    private static double value(Metric figure) {
        return figure instanceof Metric.Value known ? known.value() : -1;
    }
}
