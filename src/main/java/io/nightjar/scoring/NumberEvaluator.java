package io.nightjar.scoring;

import java.util.OptionalDouble;

/** Compares a predicted number with the truth. The truth's mean and spread are B. P. Welford's (1962), in one pass. */
final class NumberEvaluator implements Evaluator {
    private long rows;
    private double distances;
    private double squares;
    private double mean;
    private double spread;

    @Override
    public boolean add(ScoredBatch scored, int row, String label) {
        double truth = Double.parseDouble(label);
        double distance = scored.scores()[0][row] - truth;
        rows++;
        distances += Math.abs(distance);
        squares += distance * distance;
        double fromMean = truth - mean;
        mean += fromMean / rows;
        spread += fromMean * (truth - mean);
        return true;
    }

    @Override
    public Evaluation.OfNumbers result() {
        if (rows == 0) {
            throw new IllegalStateException("no rows to evaluate");
        }
        return new Evaluation.OfNumbers(
                distances / rows,
                Math.sqrt(squares / rows),
                Math.sqrt(spread / rows),
                spread > 0 ? OptionalDouble.of(1 - squares / spread) : OptionalDouble.empty());
    }
}
