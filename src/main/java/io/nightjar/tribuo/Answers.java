package io.nightjar.tribuo;

/** A model's answers to a batch. */
final class Answers {
    private final double[][] scores;
    private final int[] prediction;

    /**
     * @param scores by label and row
     * @param prediction by row, the label of the greatest score, the first of equals; -1 where there is none
     */
    Answers(double[][] scores, int[] prediction) {
        this.scores = scores;
        this.prediction = prediction;
    }

    double[][] scores() {
        return scores;
    }

    int[] prediction() {
        return prediction;
    }

    /** What is to be written yet: a model writes all scores, and no prediction where it names no class. */
    static Answers in(BatchRoom room, int labels) {
        return new Answers(room.doubles(labels), room.zeros());
    }

    /** Finds each row's label as Tribuo does: none where no score is above minus infinity. */
    void predict(int from, int to) {
        for (int row = from; row < to; row++) {
            double greatest = Double.NEGATIVE_INFINITY;
            int best = -1;
            for (int label = 0; label < scores.length; label++) {
                if (scores[label][row] > greatest) {
                    greatest = scores[label][row];
                    best = label;
                }
            }
            prediction[row] = best;
        }
    }
}
