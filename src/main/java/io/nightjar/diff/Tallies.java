package io.nightjar.diff;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.ModelBundle;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.scoring.Contributions;
import io.nightjar.scoring.ExplainedFeature;
import io.nightjar.scoring.Explainer;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.ScorerLoader;
import io.nightjar.table.DataFile;
import io.nightjar.table.DoubleVector;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Sums up the rows of a table, or of its input as a model scores it now: all of them, and those whose key both runs have. */
final class Tallies {
    static final String SCORE = "score";

    private final RowScan scan;
    private final ScorerLoader scorers;
    private final Optional<Decision> before;
    private final Optional<Decision> after;

    /** @param common those whose key both have; empty where there are none */
    record Sums(Optional<State> all, Optional<State> common) {}

    Tallies(RowScan scan, ScorerLoader scorers, Optional<Decision> before, Optional<Decision> after) {
        this.scan = scan;
        this.scorers = scorers;
        this.before = before;
        this.after = after;
    }

    /** @param common rows of the table */
    Sums ofTable(DataFile table, BitSet common) {
        Tally all = new Tally(before, after, List.of());
        Tally both = new Tally(before, after, List.of());
        scan.forEach(List.of(table), List.of(SCORE), (batch, first) -> {
            double[] scores = ((DoubleVector) batch.vector(0)).values();
            for (int row = 0; row < batch.rows(); row++) {
                all.add(scores[row]);
                if (common.get(first + row)) {
                    both.add(scores[row]);
                }
            }
        });
        return new Sums(all.state(), both.state());
    }

    /**
     * What a model makes of an input. Rows that it rejects count nowhere.
     *
     * @param policies for values that the model cannot use
     * @param common rows of the input
     */
    Sums ofInput(List<DataFile> input, ModelBundle bundle, JobDefinition.Features policies, BitSet common) {
        Scorer scorer = scorers.load(bundle, policies).scorer();
        Optional<Explainer> explainer = scorer.explainer();
        List<String> features = explainer.isPresent()
                ? ExplainedFeature.of(bundle.signature()).stream()
                        .map(Tallies::name)
                        .toList()
                : List.of();
        int label = bundle.signature().scored().orElseThrow();
        Tally all = new Tally(before, after, features);
        Tally both = new Tally(before, after, features);
        List<String> columns =
                bundle.signature().features().stream().map(FeatureColumn::name).toList();
        scan.forEach(input, columns, (batch, first) -> {
            ScoredBatch scored = scorer.score(batch);
            Optional<Contributions> why = explainer.map(tells -> tells.explain(batch, scored));
            double[] scores = scored.scores()[label];
            for (int row = 0; row < batch.rows(); row++) {
                if (!scored.isRejected(row)) {
                    add(all, scores, why, row);
                    if (common.get(first + row)) {
                        add(both, scores, why, row);
                    }
                }
            }
        });
        return new Sums(all.state(), both.state());
    }

    /** The same by whatever model: one that takes but the hour from a time calls that by the column's name alone. */
    private static String name(ExplainedFeature feature) {
        return switch (feature.kind()) {
            case HOUR, WEEKDAY -> feature.column() + " (" + feature.kind().label() + ")";
            case NUMBER, CATEGORY, TEXT -> feature.name();
        };
    }

    private static void add(Tally tally, double[] scores, Optional<Contributions> why, int row) {
        tally.add(scores[row]);
        if (why.isPresent()) {
            tally.add(why.get(), row);
        }
    }
}
