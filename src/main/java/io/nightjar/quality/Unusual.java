package io.nightjar.quality;

import io.nightjar.quality.alarm.Observation;
import io.nightjar.quality.alarm.Usual;
import io.nightjar.run.AlarmRule.Figure;
import java.util.Optional;

/**
 * One figure of a night beside what is usual.
 *
 * @param what it measures
 * @param column that it is of; empty for the night as a whole
 * @param observed tonight
 * @param usual what past nights, or the stated limit, say
 * @param probability how often chance brings so large a figure
 */
record Unusual(Figure what, Optional<String> column, Observation observed, Usual usual, double probability) {

    /** Limits of rows are logarithms that are raised again. */
    private static final double ROUNDING = 1e-6;

    static Unusual of(Figure what, Optional<String> column, Observation observed, Usual usual) {
        return new Unusual(what, column, observed, usual, observed.probability(usual));
    }

    /** Whether past nights say how often chance makes one like it; stated limits and quantiles do not. */
    boolean isByChance() {
        return usual instanceof Usual.Learned;
    }

    /** {@code distance: …, …}, without a full stop. */
    String phrase(double alpha) {
        String name = column.orElse("");
        return switch (what) {
            case ROWS ->
                Figures.count(((Observation.Size) observed).rows()) + " rows, " + usually() + " "
                        + Figures.count((long) Math.ceil(((Observation.Size) observed).fewest(usual, alpha) - ROUNDING))
                        + " to "
                        + Figures.count((long) (observed.limit(usual, alpha) + ROUNDING));
            case MISSING -> name + ": " + share() + " of its rows have no value" + atMost(alpha);
            case UNSEEN ->
                name + ": " + share() + " of its values are new, seen in none of the nights before" + atMost(alpha);
            case VALUES -> name + ": its values lie otherwise (PSI " + index(alpha) + ")";
            case REJECTS -> share() + " of the rows were rejected" + atMost(alpha);
            case SCORES -> "the scores lie otherwise (PSI " + index(alpha) + ")";
            case SLICES -> name + ": its groups, or who of them is selected, are otherwise (PSI " + index(alpha) + ")";
        };
    }

    private String share() {
        return Figures.percent(observed.figure());
    }

    private String index(double alpha) {
        return Figures.number(((Observation.Distance) observed).index()) + ", " + usually() + " up to "
                + Figures.number(observed.limit(usual, alpha));
    }

    private String atMost(double alpha) {
        return ", " + usually() + " up to " + Figures.percent(observed.limit(usual, alpha));
    }

    private String usually() {
        return usual instanceof Usual.Stated ? "stated limit" : "usually";
    }

    /** What is named where several figures are. */
    String subject() {
        return column.orElse(
                switch (what) {
                    case ROWS -> "the number of rows";
                    case REJECTS -> "rejected rows";
                    default -> "the scores";
                });
    }
}
