package io.nightjar.tribuo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Arrays of one value a row, for what a batch comes to on the way to its answer and for that itself. Who scores batch after
 * batch {@link #begin begins} each in the arrays of the one before, where they have as many rows. For one thread.
 */
final class BatchRoom {
    private final List<double[]> doubles = new ArrayList<>();
    private final List<int[]> ints = new ArrayList<>();
    private final List<OddValues> odd = new ArrayList<>();
    /** The length of those arrays, the most rows of a batch so far. */
    private int size;

    private int rows;
    private int doublesLent;
    private int intsLent;
    private int oddLent;

    /** For one batch. */
    static BatchRoom of(int rows) {
        return new BatchRoom().begin(rows);
    }

    /** All that was lent before is for the next batch now; one of fewer rows than others, as the last often is, has its own. */
    BatchRoom begin(int rowsOfBatch) {
        rows = rowsOfBatch;
        doublesLent = 0;
        intsLent = 0;
        oddLent = 0;
        if (rows > size) {
            size = rows;
            doubles.clear();
            ints.clear();
        }
        return this;
    }

    /** It holds anything. */
    double[] doubles() {
        if (rows < size) {
            return new double[rows];
        }
        if (doublesLent == doubles.size()) {
            doubles.add(new double[rows]);
        }
        return doubles.get(doublesLent++);
    }

    /** So many, each of which holds anything. */
    double[][] doubles(int count) {
        double[][] lent = new double[count][];
        Arrays.setAll(lent, i -> doubles());
        return lent;
    }

    /** It holds anything. */
    int[] ints() {
        if (rows < size) {
            return new int[rows];
        }
        if (intsLent == ints.size()) {
            ints.add(new int[rows]);
        }
        return ints.get(intsLent++);
    }

    /** None yet. */
    OddValues odd() {
        if (oddLent == odd.size()) {
            odd.add(new OddValues());
        }
        OddValues lent = odd.get(oddLent++);
        lent.clear();
        return lent;
    }

    int[] zeros() {
        int[] lent = ints();
        Arrays.fill(lent, 0);
        return lent;
    }
}
