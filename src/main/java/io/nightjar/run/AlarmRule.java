package io.nightjar.run;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the gate {@code unusual-night} looks at, and how it deals with many figures.
 *
 * @param columns that are looked at; all where there are none
 * @param except columns that are not; none where {@code columns} names some
 * @param figures that are looked at
 * @param control of how often chance alone alarms
 * @param quantile of the figures of past nights that is still usual, 0 to 1; where it is absent mean and deviation say
 */
public record AlarmRule(
        List<String> columns, List<String> except, Set<Figure> figures, Control control, Optional<Double> quantile) {

    /** Every figure of every column, with a budget of false alarms. */
    public static final AlarmRule USUAL =
            new AlarmRule(List.of(), List.of(), EnumSet.allOf(Figure.class), Control.FALSE_ALARMS, Optional.empty());

    /** Figures of a night, in the order in which they are told: causes before what they bring about. */
    public enum Figure {
        ROWS,
        /** Of a column: rows without a value. */
        MISSING,
        /** Of a column: values that no night before had. */
        UNSEEN,
        /** Of a column: how its values lie. */
        VALUES,
        REJECTS,
        SCORES,
        /** Of a slice: which of its groups there are and whom the decisions pick. */
        SLICES
    }

    /** What is kept in bounds over all figures of a night. */
    public enum Control {
        /** The share of ordinary nights in which any figure alarms (Bonferroni). */
        FALSE_ALARMS,
        /** The share of figures among those named that are named by chance (Benjamini and Hochberg). */
        FALSE_DISCOVERY_RATE;

        /** As in job files: {@code false-discovery-rate}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public AlarmRule {
        columns = List.copyOf(columns);
        except = List.copyOf(except);
        figures = Set.copyOf(figures);
    }

    public boolean looksAt(Figure figure) {
        return figures.contains(figure);
    }

    public boolean looksAt(String column) {
        return columns.isEmpty() ? !except.contains(column) : columns.contains(column);
    }
}
