package io.nightjar.labels;

import java.util.ArrayList;
import java.util.List;

/**
 * What the probabilities of all classes are worth together: of a model of more than two classes, or of one that names none of its
 * two the positive one.
 */
final class ClassesTally {
    /** A probability of 0 for what happened would make the mean infinite; scikit-learn bounds it likewise. */
    private static final double LEAST_PROBABILITY = 1e-15;

    private final int classes;
    private final double[][] expected;
    private final Calibration calibration = new Calibration();
    private long rows;
    private double losses;
    private double lossesSquared;
    private double distances;
    private double distancesSquared;

    ClassesTally(int classes) {
        this.classes = classes;
        this.expected = new double[classes][classes];
    }

    /** @param truth a class; their number where there is no label */
    void row(double[] probabilities, int truth, int predicted) {
        rows++;
        for (int label = 0; label < classes; label++) {
            expected[label][predicted] += probabilities[label];
        }
        if (truth == classes) {
            return;
        }
        double loss = -Math.log(Math.max(LEAST_PROBABILITY, probabilities[truth]));
        losses += loss;
        lossesSquared += loss * loss;
        double distance = 0;
        for (int label = 0; label < classes; label++) {
            double away = probabilities[label] - (label == truth ? 1 : 0);
            distance += away * away;
        }
        distances += distance;
        distancesSquared += distance * distance;
        calibration.row(probabilities[predicted], truth == predicted ? 1 : 0);
    }

    void add(ClassesTally other) {
        rows += other.rows;
        losses += other.losses;
        lossesSquared += other.lossesSquared;
        distances += other.distances;
        distancesSquared += other.distancesSquared;
        calibration.add(other.calibration);
        for (int truth = 0; truth < classes; truth++) {
            for (int predicted = 0; predicted < classes; predicted++) {
                expected[truth][predicted] += other.expected[truth][predicted];
            }
        }
    }

    /** The score of a row is the sum over classes of (probability - outcome)², as G. Brier defines it (1950). */
    List<Figure> realised() {
        if (calibration.rows() == 0) {
            String why = "no row has a label";
            return List.of(Figure.none("log-loss", why), Figure.none("brier-score", why));
        }
        return List.of(
                Figure.mean("log-loss", losses, lossesSquared, calibration.rows()),
                Figure.mean("brier-score", distances, distancesSquared, calibration.rows()));
    }

    /** If every probability is what it claims to be: the confusion that it lets expect, row by row of the prediction. */
    List<Figure> expected() {
        if (rows == 0) {
            return List.of();
        }
        double right = 0;
        for (int label = 0; label < classes; label++) {
            right += expected[label][label];
        }
        List<Figure> figures = new ArrayList<>(List.of(Figure.of("accuracy", right / rows)));
        for (ClassMeans means : ClassMeans.all()) {
            figures.add(Figure.of(means.label(), means.of(expected)));
        }
        return figures;
    }

    /** By the probability of the predicted class: how many rows it is right for. */
    Calibration calibration() {
        return calibration;
    }
}
