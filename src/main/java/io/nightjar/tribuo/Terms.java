package io.nightjar.tribuo;

/**
 * What one slot of a column adds to the sums of a batch's rows. A row without a known feature adds nothing, or a zero:
 * a sum that begins at +0.0 is never -0.0, so adding either zero leaves its bits alone.
 */
sealed interface Terms {

    /**
     * Adds to the sums of the rows from {@code from} up to {@code to}.
     *
     * @param weights of one class by feature id
     */
    void addTo(double[] sums, double[] weights, int from, int to);

    /** Of a column for which the model has no weight at all. */
    record OfNothing() implements Terms {
        @Override
        public void addTo(double[] sums, double[] weights, int from, int to) {}
    }

    /** One feature with a number. */
    final class OfNumbers implements Terms {
        private final int id;
        private final double[] values;

        /** @param values by row, 0 where there is none */
        OfNumbers(int id, double[] values) {
            this.id = id;
            this.values = values;
        }

        @Override
        public void addTo(double[] sums, double[] weights, int from, int to) {
            double weight = weights[id];
            for (int row = from; row < to; row++) {
                sums[row] += weight * values[row];
            }
        }
    }

    /** At most one feature a row, of the value 1. */
    final class OfIds implements Terms {
        private final int[] ids;

        /** @param ids by row, negative where there is none */
        OfIds(int[] ids) {
            this.ids = ids;
        }

        @Override
        public void addTo(double[] sums, double[] weights, int from, int to) {
            for (int row = from; row < to; row++) {
                int id = ids[row];
                if (id >= 0) {
                    sums[row] += weights[id];
                }
            }
        }
    }

    /** Any number of features a row. */
    final class OfTokens implements Terms {
        private final Tokens[] tokens;

        /** @param tokens by row */
        OfTokens(Tokens[] tokens) {
            this.tokens = tokens;
        }

        @Override
        public void addTo(double[] sums, double[] weights, int from, int to) {
            for (int row = from; row < to; row++) {
                sums[row] = tokens[row].addTo(sums[row], weights);
            }
        }
    }
}
