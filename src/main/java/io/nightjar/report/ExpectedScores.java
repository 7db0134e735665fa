package io.nightjar.report;

import io.nightjar.quality.Figures;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.ScoreProfile;
import java.util.Optional;

/**
 * What may be expected of a night before its labels come, if every score is the probability that it claims to be: from
 * the thousandths of the scores, so that {@code labels}, which takes every score, differs in the fourth digit.
 *
 * @param positives share of rows of the positive class
 * @param auc area under the ROC curve
 * @param accuracy share of rows predicted right; empty where there are more classes than two
 */
record ExpectedScores(String positive, double positives, double auc, Optional<Double> accuracy) {
    private static final int BINS = 1000;

    /** None where the scores are no probabilities, or all are 0 or 1. */
    static Optional<ExpectedScores> of(QualityProfile night) {
        return night.score()
                .filter(score -> score.isOfProbabilities() && score.count() > 0)
                .flatMap(score -> of(score, night.classes().size() == 2));
    }

    private static Optional<ExpectedScores> of(ScoreProfile score, boolean ofTwoClasses) {
        long[] rows = score.histogram(BINS);
        double positives = 0;
        double negatives = 0;
        double area = 0;
        double right = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double claim = (bin + 0.5) / BINS;
            double yes = rows[bin] * claim;
            double no = rows[bin] - yes;
            area += yes * (negatives + no / 2);
            positives += yes;
            negatives += no;
            right += Math.max(yes, no);
        }
        if (positives == 0 || negatives == 0) {
            return Optional.empty();
        }
        double all = positives + negatives;
        return Optional.of(new ExpectedScores(
                score.positive(),
                positives / all,
                area / positives / negatives,
                ofTwoClasses ? Optional.of(right / all) : Optional.empty()));
    }

    String sentence() {
        return "If every score is the probability that it claims to be, " + Figures.percent(positives)
                + " of the rows are ‘" + positive + "’, AUC is about " + Figures.number(auc)
                + accuracy.map(share -> " and accuracy about " + Figures.number(share))
                        .orElse("")
                + ".";
    }
}
