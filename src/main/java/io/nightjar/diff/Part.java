package io.nightjar.diff;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What one cause did to the mean of the scores.
 *
 * @param rows of the state that it led to
 * @param score by how much it moved the mean score
 * @param decisions by how much it moved the share of rows at or above the threshold; empty where there is none
 * @param margin by how much it moved the mean margin; empty where that is not known
 * @param features what each feature did to the margin; with {@code baseline} they add up to it
 * @param baseline what another model's row of mean values did to it
 */
public record Part(
        Cause cause,
        long rows,
        double score,
        Optional<Double> decisions,
        Optional<Double> margin,
        Map<String, Double> features,
        double baseline) {

    public Part {
        features = Map.copyOf(features);
    }

    /** From one state to the next. */
    static Part of(Cause cause, Point from, Point to) {
        Optional<State.Margins> was = from.margins();
        Optional<State.Margins> is = to.margins();
        Map<String, Double> features = new HashMap<>();
        if (was.isPresent() && is.isPresent()) {
            TreeSet<String> names = new TreeSet<>(was.get().features().keySet());
            names.addAll(is.get().features().keySet());
            for (String name : names) {
                features.put(
                        name,
                        is.get().features().getOrDefault(name, 0.0)
                                - was.get().features().getOrDefault(name, 0.0));
            }
        }
        return new Part(
                cause,
                to.state().rows(),
                to.state().score() - from.state().score(),
                from.share().flatMap(before -> to.share().map(after -> after - before)),
                was.flatMap(before -> is.map(after -> after.margin() - before.margin())),
                features,
                was.flatMap(before -> is.map(after -> after.baseline() - before.baseline()))
                        .orElse(0.0));
    }

    /**
     * A state, and by which threshold decisions are taken in it.
     *
     * @param margins from another pass than the state where the table itself holds none
     */
    record Point(State state, Threshold threshold, Optional<State.Margins> margins) {
        static Point of(State state, Threshold threshold) {
            return new Point(state, threshold, state.margins());
        }

        /** With what a pass over its input found. */
        Point explained(Optional<State> pass) {
            return new Point(state, threshold, pass.flatMap(State::margins));
        }

        Optional<Double> share() {
            return threshold == Threshold.BEFORE ? state.before() : state.after();
        }
    }

    /** Whose threshold decides. */
    enum Threshold {
        BEFORE,
        AFTER
    }
}
