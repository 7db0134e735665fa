package io.nightjar.labels;

import java.util.ArrayList;
import java.util.List;

/**
 * What the figures will be if the scores are the probabilities that they claim to be: confidence-based performance
 * estimation, as NannyML describes it. Rows come in the order of their scores.
 */
final class ExpectedTally {
    /** The prediction calls the row positive; may be added to {@link #DECIDED}. */
    static final int PREDICTED = 1;

    /** The decision selects the row. */
    static final int DECIDED = 2;

    /** The expected confusion of one way of calling rows positive. */
    private static final class Confusion {
        private double truePositives;
        private double falsePositives;
        private double falseNegatives;
        private double trueNegatives;

        void row(double score, int called) {
            if (called != 0) {
                truePositives += score;
                falsePositives += 1 - score;
            } else {
                falseNegatives += score;
                trueNegatives += 1 - score;
            }
        }

        List<Figure> figures(String prefix, long rows) {
            double f1 = 2 * truePositives + falsePositives + falseNegatives;
            return List.of(
                    Figure.of(prefix + "accuracy", (truePositives + trueNegatives) / rows),
                    quotient(prefix + "precision", truePositives, truePositives + falsePositives),
                    quotient(prefix + "recall", truePositives, truePositives + falseNegatives),
                    quotient(prefix + "f1", 2 * truePositives, f1));
        }

        private static Figure quotient(String name, double part, double whole) {
            return whole > 0 ? Figure.of(name, part / whole) : Figure.none(name, "no row is called positive");
        }
    }

    private final Confusion predicted = new Confusion();
    private final Confusion decided = new Confusion();
    private long rows;
    private double score = Double.NaN;
    private double positives;
    private double negatives;
    private double positivesHere;
    private double negativesHere;
    private double area;

    /** @param calls the sum of what holds of {@link #PREDICTED} and {@link #DECIDED} */
    void row(double at, int calls) {
        rows++;
        predicted.row(at, calls & PREDICTED);
        decided.row(at, calls & DECIDED);
        if (at != score) {
            endTie();
            score = at;
        }
        positivesHere += at;
        negativesHere += 1 - at;
    }

    private void endTie() {
        area += positivesHere * (negatives + negativesHere / 2);
        positives += positivesHere;
        negatives += negativesHere;
        positivesHere = 0;
        negativesHere = 0;
    }

    /** @param decisionPrefix begins the names of the decision's figures; empty where there is no decision */
    List<Figure> figures(String decisionPrefix) {
        endTie();
        if (rows == 0) {
            return List.of();
        }
        List<Figure> figures = new ArrayList<>(predicted.figures("", rows));
        if (!decisionPrefix.isEmpty()) {
            figures.addAll(decided.figures(decisionPrefix, rows));
        }
        figures.add(
                positives > 0 && negatives > 0
                        ? Figure.of("auc", area / positives / negatives)
                        : Figure.none("auc", "all scores are 0 or all are 1"));
        return figures;
    }
}
