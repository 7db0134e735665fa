package io.nightjar.labels;

import java.util.List;

/**
 * A mean over classes of what each is worth, from the rows of each true and predicted class. A quotient of nothing counts as 0;
 * classes that are neither true nor predicted are left out.
 *
 * @param label as in the documentation: {@code macro-f1}
 * @param quotient of a class
 * @param weight of a class in the mean
 */
record ClassMeans(String label, Quotient quotient, Weight weight) {

    /** Hits over what they are compared with. */
    enum Quotient {
        /** Over what is predicted. */
        PRECISION,
        /** Over what is true. */
        RECALL,
        /** Over the mean of both. */
        F1
    }

    /** Of a class in the mean. */
    enum Weight {
        ALIKE,
        BY_LABELS
    }

    static List<ClassMeans> all() {
        return List.of(
                new ClassMeans("macro-precision", Quotient.PRECISION, Weight.ALIKE),
                new ClassMeans("macro-recall", Quotient.RECALL, Weight.ALIKE),
                new ClassMeans("macro-f1", Quotient.F1, Weight.ALIKE),
                new ClassMeans("weighted-f1", Quotient.F1, Weight.BY_LABELS));
    }

    /** @param rows by true, then by predicted class; some are there */
    double of(double[][] rows) {
        Sums sums = new Sums(rows);
        double mean = 0;
        for (int label = 0; label < rows.length; label++) {
            mean += weight(sums, label) * value(sums, label);
        }
        return mean;
    }

    /**
     * With the interval of the delta method, the rows taken for a sample of independent ones: the mean is a function of the shares of
     * the table's cells, and varies as its slope at each of them does.
     */
    Figure figure(double[][] rows) {
        Sums sums = new Sums(rows);
        double mean = of(rows);
        double slopes = 0;
        double squares = 0;
        for (int truth = 0; truth < rows.length; truth++) {
            for (int predicted = 0; predicted < rows.length; predicted++) {
                double slope = slope(sums, truth, predicted);
                slopes += rows[truth][predicted] / sums.all * slope;
                squares += rows[truth][predicted] / sums.all * slope * slope;
            }
        }
        double error = Math.sqrt(Math.max(0, squares - slopes * slopes) / sums.all);
        return Figure.of(label, mean, Interval.normal(mean, error).within(0, 1));
    }

    /** Of the mean, as one more row falls into a cell, for each row that is there. */
    private double slope(Sums sums, int truth, int predicted) {
        double slope = weight(sums, truth) * slope(sums, truth, Side.TRUE);
        slope += weight(sums, predicted) * slope(sums, predicted, Side.PREDICTED);
        if (truth == predicted) {
            slope += weight(sums, truth) * slope(sums, truth, Side.HIT);
        }
        // A weight that is a share of the labels moves too.
        return weight == Weight.BY_LABELS ? slope + value(sums, truth) : slope;
    }

    private enum Side {
        HIT,
        TRUE,
        PREDICTED
    }

    private double slope(Sums sums, int label, Side side) {
        double of = divisor(sums, label) / sums.all;
        if (of == 0) {
            return 0;
        }
        double part =
                switch (quotient) {
                    case PRECISION -> side == Side.PREDICTED ? 1 : 0;
                    case RECALL -> side == Side.TRUE ? 1 : 0;
                    case F1 -> 0.5;
                };
        return side == Side.HIT ? 1 / of : -part * value(sums, label) / of;
    }

    private double weight(Sums sums, int label) {
        if (weight == Weight.BY_LABELS) {
            return sums.truth[label] / sums.all;
        }
        return sums.truth[label] + sums.predicted[label] > 0 ? 1.0 / sums.seen : 0;
    }

    private double value(Sums sums, int label) {
        double divisor = divisor(sums, label);
        return divisor == 0 ? 0 : sums.hits[label] / divisor;
    }

    private double divisor(Sums sums, int label) {
        return switch (quotient) {
            case PRECISION -> sums.predicted[label];
            case RECALL -> sums.truth[label];
            case F1 -> (sums.truth[label] + sums.predicted[label]) / 2;
        };
    }

    private static final class Sums {
        private final double[] hits;
        private final double[] truth;
        private final double[] predicted;
        private double all;
        private int seen;

        Sums(double[][] rows) {
            hits = new double[rows.length];
            truth = new double[rows.length];
            predicted = new double[rows.length];
            for (int label = 0; label < rows.length; label++) {
                hits[label] = rows[label][label];
                for (int other = 0; other < rows.length; other++) {
                    truth[label] += rows[label][other];
                    predicted[label] += rows[other][label];
                }
                all += truth[label];
                seen += truth[label] + predicted[label] > 0 ? 1 : 0;
            }
        }
    }
}
