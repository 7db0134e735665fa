package io.nightjar.labels;

import java.util.List;

/** What the scores of a group's rows are worth, from rows in the order of their scores. */
final class ScoreTally {
    /** A probability of 0 for what happened would make the mean infinite; scikit-learn bounds it likewise. */
    private static final double LEAST_PROBABILITY = 1e-15;

    private final RankTally ranks = new RankTally();
    private final ExpectedTally expected = new ExpectedTally();
    private final Calibration calibration = new Calibration();
    private long labelled;
    private double losses;
    private double lossesSquared;
    private double distances;
    private double distancesSquared;

    void positive(double score) {
        ranks.positive(score);
        loss(-Math.log(Math.max(LEAST_PROBABILITY, score)), 1 - score);
        calibration.row(score, 1);
    }

    void negative(double score) {
        ranks.negative(score);
        loss(-Math.log(Math.max(LEAST_PROBABILITY, 1 - score)), score);
        calibration.row(score, 0);
    }

    /** Any row, whether it has a label or not, and what {@link ExpectedTally} says of it. */
    void row(double score, int calls) {
        expected.row(score, calls);
    }

    private void loss(double loss, double distance) {
        labelled++;
        losses += loss;
        lossesSquared += loss * loss;
        double square = distance * distance;
        distances += square;
        distancesSquared += square * square;
    }

    Figure auc() {
        return ranks.figure();
    }

    /** Of scores that are probabilities. */
    List<Figure> ofProbabilities() {
        if (labelled == 0) {
            String why = "no row has a label";
            return List.of(Figure.none("log-loss", why), Figure.none("brier-score", why));
        }
        return List.of(
                Figure.mean("log-loss", losses, lossesSquared, labelled),
                Figure.mean("brier-score", distances, distancesSquared, labelled));
    }

    Calibration calibration() {
        return calibration;
    }

    ExpectedTally expected() {
        return expected;
    }
}
