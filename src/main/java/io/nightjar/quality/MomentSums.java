package io.nightjar.quality;

import java.util.Optional;

/**
 * Adds the numbers of one row group after the other. Every fourth number of a row group goes into the same of four sums,
 * which a processor can add side by side, and which do not depend on how the rows are cut into batches.
 */
final class MomentSums {
    static final int LANES = 4;

    private final double[] sums = new double[LANES];
    private final double[] squares = new double[LANES];
    private long count;
    private double shift;
    private Optional<Moments> earlier = Optional.of(Moments.NONE);

    /** Adds a range of finite numbers. */
    void add(double[] values, int from, int to) {
        if (from == to) {
            return;
        }
        shift(values[from]);
        int row = from;
        while (row < to && count % LANES != 0) {
            addOne(values[row]);
            row++;
        }
        int end = row + (to - row) / LANES * LANES;
        addFours(values, row, end);
        count += end - row;
        for (row = end; row < to; row++) {
            addOne(values[row]);
        }
    }

    /** How many numbers go before one that goes to the first lane. */
    int toFirstLane() {
        return (int) ((LANES - count % LANES) % LANES);
    }

    /** What is subtracted from each number of this row group; from here on the given one where there was none. */
    double shift(double next) {
        if (count == 0) {
            shift = next;
        }
        return shift;
    }

    /** By lane, for a loop that adds itself. */
    double[] sums() {
        return sums;
    }

    /** By lane, for a loop that adds itself. */
    double[] squares() {
        return squares;
    }

    /** So many were added to {@link #sums} and {@link #squares}. */
    void added(int numbers) {
        count += numbers;
    }

    /** Each lane in a local of its own: in arrays they would be read and written for each value. */
    private void addFours(double[] values, int from, int to) {
        double by = shift;
        double sum0 = sums[0];
        double sum1 = sums[1];
        double sum2 = sums[2];
        double sum3 = sums[3];
        double square0 = squares[0];
        double square1 = squares[1];
        double square2 = squares[2];
        double square3 = squares[3];
        for (int row = from; row < to; row += LANES) {
            double first = values[row] - by;
            double second = values[row + 1] - by;
            double third = values[row + 2] - by;
            double fourth = values[row + 3] - by;
            sum0 += first;
            sum1 += second;
            sum2 += third;
            sum3 += fourth;
            square0 += first * first;
            square1 += second * second;
            square2 += third * third;
            square3 += fourth * fourth;
        }
        sums[0] = sum0;
        sums[1] = sum1;
        sums[2] = sum2;
        sums[3] = sum3;
        squares[0] = square0;
        squares[1] = square1;
        squares[2] = square2;
        squares[3] = square3;
    }

    private void addOne(double value) {
        int lane = (int) (count % LANES);
        double distance = value - shift;
        sums[lane] += distance;
        squares[lane] += distance * distance;
        count++;
    }

    /** The next number begins a row group. */
    void endRowGroup() {
        if (count == 0) {
            return;
        }
        double sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
        double square = (squares[0] + squares[1]) + (squares[2] + squares[3]);
        earlier = Double.isFinite(sum)
                ? earlier.map(moments -> moments.plus(Moments.of(count, shift, sum, square)))
                : Optional.empty();
        count = 0;
        java.util.Arrays.fill(sums, 0);
        java.util.Arrays.fill(squares, 0);
    }

    /** Of all ended row groups; empty where the sum went beyond all doubles. */
    Optional<Moments> moments() {
        return earlier;
    }
}
