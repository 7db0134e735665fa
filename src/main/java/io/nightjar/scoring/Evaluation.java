package io.nightjar.scoring;

import java.util.List;
import java.util.OptionalDouble;

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
}
