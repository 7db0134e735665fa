package io.nightjar.tribuo;

import java.util.Arrays;

/** A factorisation machine: a linear model's sum, the bias, and half of what pairs of features add. */
final class CompiledFactors implements CompiledModel {
    private final int set;
    private final double[][] weights;
    private final double[] bias;
    private final double[][][] factors;
    private final Finish finish;
    private final String describe;

    /**
     * @param set index of its feature set
     * @param weights by label and feature id
     * @param bias by label
     * @param factors by label, factor and feature id
     */
    CompiledFactors(int set, double[][] weights, double[] bias, double[][][] factors, Finish finish, String describe) {
        this.set = set;
        this.weights = weights;
        this.bias = bias;
        this.factors = factors;
        this.finish = finish;
        this.describe = describe;
    }

    @Override
    public String describe() {
        return describe;
    }

    @Override
    public void answer(BatchFeatures features, Answers answers, int from, int to) {
        Terms[] terms = features.terms(set);
        double[][] room = features.scratch(this, 3).figures();
        double[] sums = room[0];
        double[] squares = room[1];
        double[] pairs = room[2];
        for (int label = 0; label < bias.length; label++) {
            double[] scores = answers.scores()[label];
            Arrays.fill(scores, from, to, 0.0);
            for (Terms slot : terms) {
                slot.addTo(scores, weights[label], from, to);
            }
            Arrays.fill(pairs, from, to, 0.0);
            for (double[] factor : factors[label]) {
                Arrays.fill(sums, from, to, 0.0);
                Arrays.fill(squares, from, to, 0.0);
                for (Terms slot : terms) {
                    slot.addSquares(sums, squares, factor, from, to);
                }
                for (int row = from; row < to; row++) {
                    pairs[row] += (sums[row] * sums[row]) - squares[row];
                }
            }
            for (int row = from; row < to; row++) {
                scores[row] += bias[label];
                scores[row] += pairs[row] / 2;
            }
        }
        finish.apply(answers, from, to);
    }
}
