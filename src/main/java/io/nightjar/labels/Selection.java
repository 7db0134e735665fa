package io.nightjar.labels;

/**
 * Whom the decision of the job picks, or, where it declares none, the prediction of the positive class.
 *
 * @param rows published
 * @param selected of them
 * @param positives rows whose label is the positive class
 * @param positivesSelected of them: over {@code positives} the true-positive rate
 * @param negatives rows with another label
 * @param negativesSelected of them: over {@code negatives} the false-positive rate
 */
public record Selection(
        long rows, long selected, long positives, long positivesSelected, long negatives, long negativesSelected) {
    static final Selection NONE = new Selection(0, 0, 0, 0, 0, 0);

    Selection plus(Selection other) {
        return new Selection(
                rows + other.rows,
                selected + other.selected,
                positives + other.positives,
                positivesSelected + other.positivesSelected,
                negatives + other.negatives,
                negativesSelected + other.negativesSelected);
    }
}
