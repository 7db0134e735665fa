package io.nightjar.diff;

import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.scoring.Contributions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sums up rows to a {@link State}. */
final class Tally {
    private final Optional<Double> thresholdBefore;
    private final Optional<Double> thresholdAfter;
    private final List<String> features;
    private final Sum score = new Sum();
    private final Sum margin = new Sum();
    private final Sum baseline = new Sum();
    private final List<Sum> contributions = new ArrayList<>();
    private long rows;
    private long before;
    private long after;

    /** @param features by name, of which contributions are added; none where margins are not known */
    Tally(Optional<Decision> before, Optional<Decision> after, List<String> features) {
        this.thresholdBefore = before.map(Decision::threshold);
        this.thresholdAfter = after.map(Decision::threshold);
        this.features = features;
        features.forEach(feature -> contributions.add(new Sum()));
    }

    void add(double figure) {
        rows++;
        score.add(figure);
        before += thresholdBefore.isPresent() && figure >= thresholdBefore.get() ? 1 : 0;
        after += thresholdAfter.isPresent() && figure >= thresholdAfter.get() ? 1 : 0;
    }

    void add(Contributions why, int row) {
        margin.add(why.margin()[row]);
        baseline.add(why.baseline()[row]);
        for (int feature = 0; feature < contributions.size(); feature++) {
            contributions.get(feature).add(why.byFeature()[feature][row]);
        }
    }

    /** Empty where there was no row. */
    Optional<State> state() {
        if (rows == 0) {
            return Optional.empty();
        }
        Map<String, Double> means = new HashMap<>();
        for (int feature = 0; feature < contributions.size(); feature++) {
            means.put(features.get(feature), contributions.get(feature).over(rows));
        }
        Optional<State.Margins> margins = features.isEmpty()
                ? Optional.empty()
                : Optional.of(new State.Margins(margin.over(rows), baseline.over(rows), means));
        return Optional.of(new State(
                rows,
                score.over(rows),
                thresholdBefore.map(there -> (double) before / rows),
                thresholdAfter.map(there -> (double) after / rows),
                margins));
    }
}
