package io.nightjar.quality;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.Signature;
import io.nightjar.scoring.RowSelection;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.Scorer;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates what each column did to one row's score, whatever the model: another row's values become the row's own, one
 * column after the other in an order that chance gives, and each column is credited with what the score does when it is
 * its turn. The mean over all orders and rows is the column's Shapley value (E. Štrumbelj and I. Kononenko, Explaining
 * prediction models and individual predictions with feature contributions, Knowledge and Information Systems 41, 2014);
 * here it is the mean over some, each order followed by its reverse, which makes the mean steadier.
 */
public final class RowPermutations {
    private static final int MOST_PAIRS = 200;
    private static final int FEWEST_PAIRS = 20;
    private static final int SCORED_ROWS = 100_000;
    private static final int BATCH_ROWS = 4096;

    private final Signature signature;
    private final Scorer scorer;
    private final String seed;
    private final int columns;
    private final int pairs;

    /** @param seed 64 hex digits */
    public RowPermutations(Signature signature, Scorer scorer, String seed) {
        this.signature = signature;
        this.scorer = scorer;
        this.seed = seed;
        this.columns = signature.features().size();
        this.pairs = Math.max(FEWEST_PAIRS, Math.min(MOST_PAIRS, SCORED_ROWS / 2 / (columns + 1)));
    }

    /** Places of the rows of a table that a row is compared with: as many as are worth it, spread over all, ascending. */
    public long[] places(long tableRows) {
        int wanted = (int) Math.min(pairs, tableRows);
        SeededDraws draws = new SeededDraws(seed, -1);
        long[] places = new long[wanted];
        for (int i = 0; i < wanted; i++) {
            long from = i * tableRows / wanted;
            long to = (i + 1) * tableRows / wanted;
            places[i] = from + draws.below(Math.max(1, to - from));
        }
        return places;
    }

    /**
     * The estimate.
     *
     * @param label place of the class or number whose score is explained, in the signature
     * @param row one row; its batch holds at least the model's columns, as the other
     * @param others at least one row that it is compared with
     * @throws NightjarException REASONS_DIFFER where no mixture of the rows can be scored
     */
    public RowEstimate of(int label, RowBatch row, RowBatch others) {
        Mixtures mixtures = new Mixtures(joined(row, others), others.rows());
        Sums sums = new Sums(columns);
        int atOnce = Math.max(1, BATCH_ROWS / (2 * (columns + 1)));
        for (int first = 0; first < pairs; first += atOnce) {
            int last = Math.min(pairs, first + atOnce);
            List<int[]> orders = IntStream.range(first, last)
                    .mapToObj(pair -> new SeededDraws(seed, pair).order(columns))
                    .toList();
            ScoredBatch scored = scorer.score(mixtures.of(orders, first));
            for (int i = 0; i < orders.size(); i++) {
                sums.add(scored, label, 2 * i * (columns + 1), orders.get(i));
            }
        }
        if (sums.pairs == 0) {
            throw NightjarException.of(
                            ErrorCode.REASONS_DIFFER,
                            "the model refuses every mixture of the row's values with those of other rows")
                    .notDone("Nothing was explained.");
        }
        return sums.estimate(signature.features(), Math.min(pairs, others.rows()), seed);
    }

    /** The others, then the row, with the model's columns alone. */
    private RowBatch joined(RowBatch row, RowBatch others) {
        PickedRows all = new PickedRows(new Schema(signature.features().stream()
                .map(column -> others.schema().find(column.name()).orElseThrow())
                .toList()));
        all.add(others, IntStream.range(0, others.rows()).toArray());
        all.add(row, new int[] {0});
        return all.batch();
    }

    /** @param rows the others, then the row */
    private record Mixtures(RowBatch rows, int others) {

        /** For each pair an order's rows, from the other's to the row's own values, and those of its reverse. */
        RowBatch of(List<int[]> orders, int firstPair) {
            int columns = rows.schema().size();
            int steps = columns + 1;
            int[][] taken = new int[columns][2 * orders.size() * steps];
            for (int pair = 0; pair < orders.size(); pair++) {
                int other = (firstPair + pair) % others;
                for (int turn = 0; turn < columns; turn++) {
                    int[] ofColumn = taken[orders.get(pair)[turn]];
                    for (int step = 0; step < steps; step++) {
                        int at = 2 * pair * steps + step;
                        ofColumn[at] = step > turn ? others : other;
                        ofColumn[at + steps] = step > columns - 1 - turn ? others : other;
                    }
                }
            }
            List<ColumnVector> vectors = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                vectors.add(RowSelection.at(taken[column]).take(rows.vector(column)));
            }
            return new RowBatch(rows.schema(), 2 * orders.size() * steps, vectors, 0);
        }
    }

    private static final class Sums {
        private final double[] sum;
        private final double[] squares;
        private double usual;
        private double score;
        private int pairs;

        Sums(int columns) {
            this.sum = new double[columns];
            this.squares = new double[columns];
        }

        /** Adds one pair, unless one of its mixtures could not be scored. */
        void add(ScoredBatch scored, int label, int first, int[] order) {
            int steps = order.length + 1;
            for (int row = first; row < first + 2 * steps; row++) {
                if (scored.isRejected(row)) {
                    return;
                }
            }
            double[] scores = scored.scores()[label];
            for (int turn = 0; turn < order.length; turn++) {
                int back = first + steps + order.length - 1 - turn;
                double moved = (scores[first + turn + 1] - scores[first + turn] + scores[back + 1] - scores[back]) / 2;
                sum[order[turn]] += moved;
                squares[order[turn]] += moved * moved;
            }
            usual += scores[first];
            score = scores[first + order.length];
            pairs++;
        }

        RowEstimate estimate(List<FeatureColumn> features, int rows, String seed) {
            List<RowEstimate.Column> columns = new ArrayList<>();
            for (int column = 0; column < sum.length; column++) {
                double mean = sum[column] / pairs;
                double variance = Math.max(0, squares[column] / pairs - mean * mean);
                columns.add(new RowEstimate.Column(
                        features.get(column).name(), mean, Math.sqrt(variance / Math.max(1, pairs - 1))));
            }
            return new RowEstimate(score, usual / pairs, rows, 2 * pairs, seed, columns);
        }
    }
}
