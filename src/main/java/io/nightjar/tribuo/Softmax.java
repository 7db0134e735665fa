package io.nightjar.tribuo;

import org.tribuo.math.util.ExpNormalizer;

/** Sums become probabilities as Tribuo's {@link ExpNormalizer} makes them, to the last bit. Immutable. */
final class Softmax implements Finish {
    private final Finish tribuos = new Finish.Tribuos(new ExpNormalizer());

    /** What {@code Math.exp} gives for the greater of two sums. */
    private final double greatest = Math.exp(0.0);

    @Override
    public void apply(Answers sums, int from, int to) {
        if (sums.scores().length == 2) {
            ofTwo(sums, from, to);
        } else {
            tribuos.apply(sums, from, to);
        }
    }

    /**
     * One {@code exp} instead of two: the greater sum's is that of 0. The lesser's is that of minus the distance, which
     * is the same number as lesser minus greater, and two terms make one sum in either order.
     */
    private void ofTwo(Answers sums, int from, int to) {
        double[] first = sums.scores()[0];
        double[] second = sums.scores()[1];
        int[] prediction = sums.prediction();
        for (int row = from; row < to; row++) {
            double ahead = first[row] - second[row];
            double distance = Math.abs(ahead);
            // Also where the difference of two finite sums is too large for a number.
            if (!(distance <= Double.MAX_VALUE)) {
                tribuos.apply(sums, row, row + 1);
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
    }
}
