package io.nightjar.quality;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.Signature;
import io.nightjar.quality.measure.Metric;
import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.scoring.RowSelection;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.Scorer;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes a {@link PermutationEstimate}. Of each batch that it is given it takes rows at equal distances. */
public final class PermutationSampler {
    /** Most batches that are worth giving. */
    public static final int BATCHES = 8;

    private static final int MOST_ROWS = 500;
    private static final int FEWEST_ROWS = 50;
    private static final int SCORED_ROWS = 25_000;

    private final Signature signature;
    private final Scorer scorer;
    private final Optional<Decision> decision;
    private final String seed;
    private final int rowsOfBatch;
    private final long[] compared;
    private final long[] crossed;
    private final double[] moved;
    private Optional<PickedRows> picked = Optional.empty();

    /** @param seed 64 hex digits */
    public PermutationSampler(Signature signature, Scorer scorer, Optional<Decision> decision, String seed) {
        this.signature = signature;
        this.scorer = scorer;
        this.decision = decision;
        this.seed = seed;
        int columns = signature.features().size();
        this.rowsOfBatch = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, SCORED_ROWS / columns));
        this.compared = new long[columns];
        this.crossed = new long[columns];
        this.moved = new double[columns];
    }

    /**
     * Takes some rows of a batch, which holds at least the model's columns. They are kept until {@link #finish}: values are
     * exchanged among the rows of all batches, since those of one may be alike.
     */
    public void add(RowBatch batch) {
        int size = Math.min(rowsOfBatch, batch.rows());
        if (size == 0) {
            return;
        }
        PickedRows kept = picked.orElseGet(() -> new PickedRows(new Schema(signature.features().stream()
                .map(column -> batch.schema().find(column.name()).orElseThrow())
                .toList())));
        kept.add(
                batch,
                IntStream.range(0, size)
                        .map(i -> (int) ((long) i * batch.rows() / size))
                        .toArray());
        picked = Optional.of(kept);
    }

    private void compare(RowBatch asItIs) {
        ScoredBatch before = scorer.score(asItIs);
        for (int column = 0; column < compared.length; column++) {
            List<ColumnVector> exchanged = new ArrayList<>(asItIs.vectors());
            exchanged.set(
                    column,
                    RowSelection.at(new SeededDraws(seed, column).order(asItIs.rows()))
                            .take(asItIs.vector(column)));
            compare(before, scorer.score(new RowBatch(asItIs.schema(), asItIs.rows(), exchanged, 0)), column);
        }
    }

    private void compare(ScoredBatch before, ScoredBatch after, int column) {
        for (int row = 0; row < before.rows(); row++) {
            if (before.isRejected(row) || after.isRejected(row)) {
                continue;
            }
            compared[column]++;
            crossed[column] += isSelected(before, row) == isSelected(after, row) ? 0 : 1;
            if (signature.scored().isPresent()) {
                int label = signature.scored().getAsInt();
                moved[column] += Math.abs(after.scores()[label][row] - before.scores()[label][row]);
            }
        }
    }

    /** Above or below the threshold, else the class that is predicted; all the same for numbers without a decision. */
    private int isSelected(ScoredBatch scored, int row) {
        if (decision.isPresent() && signature.scored().isPresent()) {
            double score = scored.scores()[signature.scored().getAsInt()][row];
            return score >= decision.get().threshold() ? 1 : 0;
        }
        return signature.namesClasses() ? scored.prediction()[row] : 0;
    }

    /** Empty where there was no row. */
    public Optional<PermutationEstimate> finish() {
        if (picked.isEmpty()) {
            return Optional.empty();
        }
        RowBatch rows = picked.get().batch();
        compare(rows);
        List<PermutationEstimate.Column> columns = new ArrayList<>();
        List<FeatureColumn> features = signature.features();
        boolean decides = signature.namesClasses() || decision.isPresent();
        for (int column = 0; column < compared.length; column++) {
            columns.add(new PermutationEstimate.Column(
                    features.get(column).name(),
                    decides
                            ? Metric.share(crossed[column], compared[column])
                            : Metric.notAvailable("the job has no threshold on the number"),
                    signature.scored().isEmpty() || compared[column] == 0
                            ? Metric.notAvailable("there is no one score to compare")
                            : Metric.of(moved[column] / compared[column])));
        }
        columns.sort(Comparator.comparingDouble((PermutationEstimate.Column one) -> -value(one.crossed()))
                .thenComparingDouble(one -> -value(one.meanMove())));
        return Optional.of(new PermutationEstimate(rows.rows(), seed, columns));
    }

    private static double value(Metric figure) {
        return figure instanceof Metric.Value known ? known.value() : -1;
    }
}
