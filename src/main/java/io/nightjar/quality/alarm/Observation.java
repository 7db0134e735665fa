package io.nightjar.quality.alarm;

import java.util.function.DoublePredicate;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** A figure of one night with what is needed to tell it from chance. */
public sealed interface Observation {
    /** Rarer than this is not told apart. */
    double RAREST = 1e-12;

    /** The figure on the scale on which nights are averaged. */
    double figure();

    /** How often, as a share of nights, so large a figure or a larger one comes while nothing is unusual. */
    double probability(Usual usual);

    /** The largest figure that is not unusual, on the scale on which people read it. */
    double limit(Usual usual, double alpha);

    /**
     * A stability index. Nights are averaged by its root, less what chance brings. Divided by {@code 1/n + 1/m} the index of
     * two samples of n and m rows is chi-squared with one degree of freedom less than bins, so that a night of few rows has
     * a wider limit. B. Yurdakul and J. Naranjo, Journal of Risk Model Validation 14(4), 2020.
     *
     * @param bins in which both sides were counted
     * @param unit {@code 1/n + 1/m}
     */
    record Distance(double index, int bins, double unit) implements Observation {
        @Override
        public double figure() {
            return Math.sqrt(Math.max(0, index - (bins - 1) * unit));
        }

        @Override
        public double limit(Usual usual, double alpha) {
            double reach = Math.max(0, usual.limit(alpha));
            double chance = bins < 2
                    ? 0
                    : unit * ChiSquaredDistribution.of(bins - 1).inverseSurvivalProbability(Math.min(0.5, alpha));
            return reach * reach + chance;
        }

        @Override
        public double probability(Usual usual) {
            return least(alpha -> index > limit(usual, alpha));
        }
    }

    /**
     * A share of rows. It is unusual where it is beyond the limit and so many of so few rows are too: by the binomial
     * distribution.
     *
     * @param hits rows that count
     * @param rows of all
     * @param material a smaller share is never unusual
     */
    record Share(long hits, long rows, double material) implements Observation {
        @Override
        public double figure() {
            return rows == 0 ? 0 : (double) hits / rows;
        }

        @Override
        public double limit(Usual usual, double alpha) {
            return Math.min(1, Math.max(material, usual.limit(alpha)));
        }

        @Override
        public double probability(Usual usual) {
            return least(alpha -> {
                double limit = limit(usual, alpha);
                return figure() > limit && tail(limit) < alpha;
            });
        }

        private double tail(double share) {
            int trials = (int) Math.min(Integer.MAX_VALUE, rows);
            int successes = (int) Math.min(trials, hits);
            return BinomialDistribution.of(trials, share).survivalProbability(successes - 1);
        }
    }

    /** A number of rows, too large or too small; averaged by its logarithm. */
    record Size(long rows) implements Observation {
        @Override
        public double figure() {
            return StrictMath.log((double) Math.max(1, rows));
        }

        @Override
        public double limit(Usual usual, double alpha) {
            return StrictMath.exp(usual.limit(alpha / 2));
        }

        /** The smallest number that is not unusual. */
        public double fewest(Usual usual, double alpha) {
            return StrictMath.exp(usual.center() - usual.reach(alpha / 2));
        }

        @Override
        public double probability(Usual usual) {
            double away = Math.abs(figure() - usual.center());
            return least(alpha -> away > usual.reach(alpha / 2));
        }
    }

    /** The least alpha at which a figure is still unusual: the greater, the easier it is. */
    private static double least(DoublePredicate isUnusual) {
        double easy = 0;
        double hard = StrictMath.log10(RAREST);
        if (!isUnusual.test(1)) {
            return 1;
        }
        if (isUnusual.test(RAREST)) {
            return RAREST;
        }
        for (int step = 0; step < 40; step++) {
            double middle = (easy + hard) / 2;
            if (isUnusual.test(StrictMath.pow(10, middle))) {
                easy = middle;
            } else {
                hard = middle;
            }
        }
        return StrictMath.pow(10, easy);
    }
}
