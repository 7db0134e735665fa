package io.nightjar.scoring;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How well a model's scores agree with the truth.
 *
 * @param classes in the order of {@code confusion}
 * @param confusion rows by true class, then by predicted class
 * @param accuracy share of rows whose most probable class is the true one
 * @param majorityAccuracy what naming the most frequent class of these rows each time would reach
 * @param auc area under the ROC curve of the positive class, ties counted half; absent where there is none, or where
 *     one of the sides has no rows
 * @param logLoss mean of {@code -ln} of the probability given to the true class, in nats
 */
public record Evaluation(
        List<String> classes,
        List<List<Long>> confusion,
        double accuracy,
        double majorityAccuracy,
        OptionalDouble auc,
        double logLoss) {

    public Evaluation {
        classes = List.copyOf(classes);
        confusion = confusion.stream().map(List::copyOf).toList();
    }

    /** The figures by name, as a bundle keeps them: {@code confusion/TRUE/PREDICTED} counts rows. */
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
