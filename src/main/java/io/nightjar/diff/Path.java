package io.nightjar.diff;

import io.nightjar.diff.Part.Point;
import io.nightjar.diff.Part.Threshold;
import io.nightjar.diff.Tallies.Sums;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from one run to the other, one cause after the other: keys leave, values change, keys come, then the model, then
 * the policies. Each state is measured by itself: on a table as it was published, or by scoring the second run's
 * input by the first run's model.
 *
 * @param before the first table
 * @param after the second table
 * @param mixed the second run's input by the first run's model and policies; empty where that is not known
 * @param modelled the second run's input by its model and the first run's policies; empty where that is not known
 * @param explainedBefore the first run's input by its own model; empty where it was not scored again
 * @param explainedAfter the second run's input by its own model; empty where it was not scored again
 */
record Path(
        Sums before,
        Sums after,
        Optional<Sums> mixed,
        Optional<Sums> modelled,
        Optional<Sums> explainedBefore,
        Optional<Sums> explainedAfter,
        boolean sameModel,
        boolean samePolicy) {

    List<Part> parts() {
        Optional<Point> start = first(before, Sums::all, explainedBefore);
        Optional<Point> end = last(explainedAfter);
        if (start.isEmpty() || end.isEmpty()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        Optional<Point> kept = first(before, Sums::common, explainedBefore);
        boolean shared = kept.isPresent() && after.common().isPresent();
        Optional<Point> at = start;
        if (mixed.flatMap(Sums::all).isPresent()) {
            Sums there = mixed.orElseThrow();
            if (shared) {
                at = step(parts, Cause.KEYS_GONE, at, kept);
                at = step(parts, Cause.VALUES, at, there.common().map(Path::before));
                at = step(parts, Cause.KEYS_ADDED, at, there.all().map(Path::before));
            } else {
                at = step(parts, Cause.POPULATION, at, there.all().map(Path::before));
            }
            if (!sameModel && modelled.isEmpty()) {
                step(parts, samePolicy ? Cause.MODEL : Cause.MODEL_AND_POLICY, at, end);
                return parts;
            }
            if (!sameModel) {
                at = step(parts, Cause.MODEL, at, modelled.flatMap(Sums::all).map(Path::before));
            }
            if (!samePolicy) {
                step(parts, Cause.POLICY, at, end);
            }
        } else if (shared) {
            at = step(parts, Cause.KEYS_GONE, at, kept);
            Optional<Point> both = after.common().map(state -> new Point(state, Threshold.AFTER, Optional.empty()));
            at = step(parts, Cause.VALUES_AND_MODEL, at, both);
            step(parts, Cause.KEYS_ADDED, at, end);
        } else {
            step(parts, Cause.EVERYTHING, at, end);
        }
        return parts;
    }

    private static Optional<Point> step(List<Part> parts, Cause cause, Optional<Point> from, Optional<Point> to) {
        if (from.isPresent() && to.isPresent()) {
            parts.add(Part.of(cause, from.get(), to.get()));
            return to;
        }
        return from;
    }

    private static Point before(State state) {
        return Point.of(state, Threshold.BEFORE);
    }

    private static Optional<Point> first(
            Sums table, java.util.function.Function<Sums, Optional<State>> which, Optional<Sums> explained) {
        return which.apply(table).map(state -> Point.of(state, Threshold.BEFORE).explained(explained.flatMap(which)));
    }

    private Optional<Point> last(Optional<Sums> explained) {
        return after.all().map(state -> Point.of(state, Threshold.AFTER).explained(explained.flatMap(Sums::all)));
    }
}
