package io.nightjar.diff;

import io.nightjar.quality.ScoreProfile;
import io.nightjar.quality.measure.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How the scores of two runs are spread, as their profiles have it. */
public record Spread(ScoreProfile before, ScoreProfile after) {
    private static final List<Double> SHARES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

    /** One figure of both. */
    public record Line(String name, double before, double after) {}

    /** Empty where one of them has no scores, or scores of another kind. */
    static Optional<Spread> of(Optional<ScoreProfile> before, Optional<ScoreProfile> after) {
        return before.filter(was -> was.count() > 0).flatMap(was -> after.filter(is -> is.count() > 0)
                .filter(is -> is.isOfProbabilities() == was.isOfProbabilities())
                .map(is -> new Spread(was, is)));
    }

    /** Least, quantiles and greatest. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("least", before.min(), after.min()));
        for (double share : SHARES) {
            OptionalDouble was = value(before.quantile(share));
            OptionalDouble is = value(after.quantile(share));
            if (was.isPresent() && is.isPresent()) {
                lines.add(new Line(name(share), was.getAsDouble(), is.getAsDouble()));
            }
        }
        lines.add(new Line("greatest", before.max(), after.max()));
        return List.copyOf(lines);
    }

    private static String name(double share) {
        return share == 0.5 ? "median" : Math.round(share * 100) + "% lie below";
    }

    private static OptionalDouble value(Metric metric) {
        return metric instanceof Metric.Value value ? OptionalDouble.of(value.value()) : OptionalDouble.empty();
    }
}
