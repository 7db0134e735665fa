package io.nightjar.tribuo;

import org.tribuo.math.util.ExpNormalizer;
import org.tribuo.math.util.VectorNormalizer;

/** Sums become probabilities as Tribuo's {@link ExpNormalizer} makes them, to the last bit. Immutable. */
final class Softmax {
    private final VectorNormalizer tribuos = new ExpNormalizer();

    /** What {@code Math.exp} gives for the greater of two sums. */
    private final double greatest = Math.exp(0.0);

    /**
     * Turns the sums of the rows from {@code from} up to {@code to} into probabilities in place, and finds each row's
     * first most probable class.
     *
     * @param sums by class and row
     * @return whether every probability is a number
     */
    boolean apply(double[][] sums, int[] prediction, int from, int to) {
        return sums.length == 2 ? ofTwo(sums, prediction, from, to) : ofMany(sums, prediction, from, to);
    }

    private boolean ofMany(double[][] sums, int[] prediction, int from, int to) {
        double[] ofRow = new double[sums.length];
        boolean numbers = true;
        for (int row = from; row < to; row++) {
            numbers &= ofRow(sums, prediction, row, ofRow);
        }
        return numbers;
    }

    private boolean ofRow(double[][] sums, int[] prediction, int row, double[] ofRow) {
        for (int label = 0; label < ofRow.length; label++) {
            ofRow[label] = sums[label][row];
        }
        tribuos.normalizeInPlace(ofRow);
        int best = 0;
        for (int label = 0; label < ofRow.length; label++) {
            sums[label][row] = ofRow[label];
            best = ofRow[label] > ofRow[best] ? label : best;
        }
        prediction[row] = best;
        // One that is no number makes all of them none: they are divided by their common sum.
        return !Double.isNaN(ofRow[0]);
    }

    /**
     * One {@code exp} instead of two: the greater sum's is that of 0. The lesser's is that of minus the distance, which
     * is the same number as lesser minus greater, and two terms make one sum in either order.
     */
    private boolean ofTwo(double[][] sums, int[] prediction, int from, int to) {
        double[] first = sums[0];
        double[] second = sums[1];
        boolean numbers = true;
        for (int row = from; row < to; row++) {
            double ahead = first[row] - second[row];
            double distance = Math.abs(ahead);
            // Also where the difference of two finite sums is too large for a number.
            if (!(distance <= Double.MAX_VALUE)) {
                numbers &= ofRow(sums, prediction, row, new double[2]);
                continue;
            }
            double lesser = Math.exp(-distance);
            double sum = greatest + lesser;
            double high = greatest / sum;
            double low = lesser / sum;
            first[row] = ahead >= 0 ? high : low;
            second[row] = ahead >= 0 ? low : high;
            prediction[row] = ahead < 0 && high > low ? 1 : 0;
        }
        return numbers;
    }
}
