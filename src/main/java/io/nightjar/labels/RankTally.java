package io.nightjar.labels;

/**
 * The area under the ROC curve of rows that come in the order of their scores, ties counted half, with the variance of
 * E. R. DeLong and others (1988) from the placements of each side's rows among the other's.
 */
final class RankTally {
    private double score = Double.NaN;
    private long positivesHere;
    private long negativesHere;
    private long positives;
    private long negatives;
    // Of positives: twice the negatives below, and once those level. Of negatives: the same of positives.
    private double positivePlaces;
    private double positivePlacesSquared;
    private double negativePlaces;
    private double negativePlacesSquared;

    void positive(double at) {
        moveTo(at);
        positivesHere++;
    }

    void negative(double at) {
        moveTo(at);
        negativesHere++;
    }

    private void moveTo(double at) {
        if (at != score) {
            endTie();
            score = at;
        }
    }

    private void endTie() {
        double below = 2.0 * negatives + negativesHere;
        positivePlaces += positivesHere * below;
        positivePlacesSquared += positivesHere * below * below;
        double belowNegatives = 2.0 * positives + positivesHere;
        negativePlaces += negativesHere * belowNegatives;
        negativePlacesSquared += negativesHere * belowNegatives * belowNegatives;
        positives += positivesHere;
        negatives += negativesHere;
        positivesHere = 0;
        negativesHere = 0;
    }

    Figure figure() {
        endTie();
        if (positives == 0 || negatives == 0) {
            return Figure.none("auc", "all labels are of one side");
        }
        double auc = positivePlaces / 2 / positives / negatives;
        if (positives < 2 || negatives < 2) {
            return Figure.of("auc", auc);
        }
        double ofPositives = variance(positivePlaces, positivePlacesSquared, positives) / (4.0 * negatives * negatives);
        double ofNegatives = variance(negativePlaces, negativePlacesSquared, negatives) / (4.0 * positives * positives);
        double error = Math.sqrt(ofPositives / positives + ofNegatives / negatives);
        return Figure.of("auc", auc, Interval.normal(auc, error).within(0, 1));
    }

    private static double variance(double sum, double squares, long rows) {
        return Math.max(0, (squares - sum * (sum / rows)) / (rows - 1));
    }
}
