package io.nightjar.tribuo;

import org.tribuo.math.util.ExpNormalizer;
import org.tribuo.math.util.NoopNormalizer;
import org.tribuo.math.util.SigmoidNormalizer;
import org.tribuo.math.util.VectorNormalizer;

/** How the sums of a row become its scores and its prediction. Immutable. */
sealed interface Finish
        permits Softmax, Finish.AsTheyAre, Finish.Sigmoid, Finish.Tribuos, Finish.Numbers, Finish.Restored {

    /** Turns the sums into scores in place, for the rows from {@code from} up to {@code to}. */
    void apply(Answers sums, int from, int to);

    static Finish of(VectorNormalizer normalizer) {
        if (normalizer.getClass() == ExpNormalizer.class) {
            return new Softmax();
        }
        if (normalizer.getClass() == NoopNormalizer.class) {
            return new AsTheyAre();
        }
        return normalizer.getClass() == SigmoidNormalizer.class ? new Sigmoid() : new Tribuos(normalizer);
    }

    /** Of a regression: the sums are the numbers, and there is no class. */
    record Numbers() implements Finish {
        @Override
        public void apply(Answers sums, int from, int to) {}
    }

    /** Of a regression that was trained on numbers brought to one scale. */
    final class Restored implements Finish {
        private final double[] means;
        private final double[] variances;

        /**
         * @param means to be added, after the sums were multiplied by the variances
         */
        Restored(double[] means, double[] variances) {
            this.means = means;
            this.variances = variances;
        }

        double mean(int number) {
            return means[number];
        }

        double variance(int number) {
            return variances[number];
        }

        @Override
        public void apply(Answers sums, int from, int to) {
            for (int number = 0; number < means.length; number++) {
                double[] ofNumber = sums.scores()[number];
                for (int row = from; row < to; row++) {
                    ofNumber[row] = (ofNumber[row] * variances[number]) + means[number];
                }
            }
        }
    }

    /** The sums are the scores, as those of a hinge loss are. */
    record AsTheyAre() implements Finish {
        @Override
        public void apply(Answers sums, int from, int to) {
            sums.predict(from, to);
        }
    }

    /** Each sum by itself becomes a probability. */
    record Sigmoid() implements Finish {
        @Override
        public void apply(Answers sums, int from, int to) {
            for (double[] ofLabel : sums.scores()) {
                for (int row = from; row < to; row++) {
                    ofLabel[row] = SigmoidNormalizer.sigmoid(ofLabel[row]);
                }
            }
            sums.predict(from, to);
        }
    }

    /** Any other of Tribuo's ways, row by row. */
    record Tribuos(VectorNormalizer normalizer) implements Finish {
        @Override
        public void apply(Answers sums, int from, int to) {
            double[] ofRow = new double[sums.scores().length];
            for (int row = from; row < to; row++) {
                for (int label = 0; label < ofRow.length; label++) {
                    ofRow[label] = sums.scores()[label][row];
                }
                normalizer.normalizeInPlace(ofRow);
                for (int label = 0; label < ofRow.length; label++) {
                    sums.scores()[label][row] = ofRow[label];
                }
            }
            sums.predict(from, to);
        }
    }
}
