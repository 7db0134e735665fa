package io.nightjar.scoring;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** How well a model's answers agree with the truth. */
public sealed interface Evaluation {

    /** The figures by name, as a bundle keeps them. */
    Map<String, Double> metrics();

    /**
     * Of a model that names classes.
     *
     * @param classes in the order of {@code confusion}
     * @param confusion rows by true class, then by predicted class
     * @param accuracy share of rows whose predicted class is the true one
     * @param majorityAccuracy what naming the most frequent class of these rows each time would reach
     * @param auc area under the ROC curve of the positive class, ties counted half; absent where there is none, or
     *     where one of the sides has no rows
     * @param logLoss mean of {@code -ln} of the probability given to the true class, in nats
     */
    record OfClasses(
            List<String> classes,
            List<List<Long>> confusion,
            double accuracy,
            double majorityAccuracy,
            OptionalDouble auc,
            double logLoss)
            implements Evaluation {

        public OfClasses {
            classes = List.copyOf(classes);
            confusion = confusion.stream().map(List::copyOf).toList();
        }

        /** {@code confusion/TRUE/PREDICTED} counts rows. */
        @Override
        public Map<String, Double> metrics() {
            Map<String, Double> metrics = new TreeMap<>();
            metrics.put("accuracy", accuracy);
            metrics.put("majority-accuracy", majorityAccuracy);
            metrics.put("log-loss", logLoss);
            auc.ifPresent(value -> metrics.put("auc", value));
            for (int truth = 0; truth < classes.size(); truth++) {
                for (int predicted = 0; predicted < classes.size(); predicted++) {
                    metrics.put("confusion/" + classes.get(truth) + "/" + classes.get(predicted), (double)
                            confusion.get(truth).get(predicted));
                }
            }
            return metrics;
        }
    }

    /**
     * Of a model that predicts a number.
     *
     * @param meanAbsoluteError mean distance from the truth
     * @param rootMeanSquaredError root of the mean squared distance
     * @param meanOnlyError the same root, were the mean of these rows predicted each time
     * @param rSquared 1 less the squared distances' share in those from the mean; absent where all rows are equal
     */
    record OfNumbers(
            double meanAbsoluteError, double rootMeanSquaredError, double meanOnlyError, OptionalDouble rSquared)
            implements Evaluation {

        @Override
        public Map<String, Double> metrics() {
            Map<String, Double> metrics = new TreeMap<>();
            metrics.put("mean-absolute-error", meanAbsoluteError);
            metrics.put("root-mean-squared-error", rootMeanSquaredError);
            metrics.put("mean-only-error", meanOnlyError);
            rSquared.ifPresent(value -> metrics.put("r-squared", value));
            return metrics;
        }
    }
}
