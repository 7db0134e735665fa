package io.nightjar.scoring;

import io.nightjar.model.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** Compares classes and their probabilities with the truth. */
final class ClassEvaluator implements Evaluator {
    /** A probability of 0 for what happened would make the mean infinite; scikit-learn bounds it likewise. */
    private static final double LEAST_PROBABILITY = 1e-15;

    private final List<String> classes;
    private final int positive;
    private final long[][] confusion;
    private final List<Ranked> ranked = new ArrayList<>();
    private double logLossSum;
    private long rows;

    private record Ranked(double score, boolean isPositive) {}

    ClassEvaluator(Signature signature) {
        this.classes = signature.labels();
        this.positive = signature.positive().map(classes::indexOf).orElse(-1);
        this.confusion = new long[classes.size()][classes.size()];
    }

    @Override
    public boolean add(ScoredBatch scored, int row, String label) {
        int truth = classes.indexOf(label);
        if (truth < 0) {
            return false;
        }
        rows++;
        confusion[truth][scored.prediction()[row]]++;
        logLossSum -= Math.log(Math.max(LEAST_PROBABILITY, scored.scores()[truth][row]));
        if (positive >= 0) {
            ranked.add(new Ranked(scored.scores()[positive][row], truth == positive));
        }
        return true;
    }

    @Override
    public Evaluation.OfClasses result() {
        if (rows == 0) {
            throw new IllegalStateException("no rows to evaluate");
        }
        long right = 0;
        long most = 0;
        for (int truth = 0; truth < confusion.length; truth++) {
            right += confusion[truth][truth];
            most = Math.max(most, LongStream.of(confusion[truth]).sum());
        }
        return new Evaluation.OfClasses(
                classes,
                Arrays.stream(confusion)
                        .map(row -> LongStream.of(row).boxed().toList())
                        .toList(),
                (double) right / rows,
                (double) most / rows,
                auc(),
                logLossSum / rows);
    }

    /** By the ranks of the positive rows (Mann and Whitney's U), equal scores sharing their mean rank. */
    private OptionalDouble auc() {
        List<Ranked> sorted = new ArrayList<>(ranked);
        sorted.sort(Comparator.comparingDouble(Ranked::score));
        double positiveRanks = 0;
        long positives = 0;
        for (int from = 0; from < sorted.size(); ) {
            int to = from;
            long positivesHere = 0;
            while (to < sorted.size()
                    && sorted.get(to).score() == sorted.get(from).score()) {
                positivesHere += sorted.get(to).isPositive() ? 1 : 0;
                to++;
            }
            positiveRanks += positivesHere * ((from + 1 + to) / 2.0);
            positives += positivesHere;
            from = to;
        }
        long negatives = sorted.size() - positives;
        if (positives == 0 || negatives == 0) {
            return OptionalDouble.empty();
        }
        double u = positiveRanks - positives * (positives + 1) / 2.0;
        return OptionalDouble.of(u / positives / negatives);
    }
}
