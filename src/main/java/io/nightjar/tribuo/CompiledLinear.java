package io.nightjar.tribuo;

import java.util.Arrays;

/** A linear model: sums are added in the order of the feature ids, the bias last. */
final class CompiledLinear implements CompiledModel {
    private final int set;
    private final double[][] weights;
    private final double[] bias;
    private final Finish finish;
    private final String describe;

    /**
     * @param set index of its feature set
     * @param weights by label and feature id
     * @param bias by label
     */
    CompiledLinear(int set, double[][] weights, double[] bias, Finish finish, String describe) {
        this.set = set;
        this.weights = weights;
        this.bias = bias;
        this.finish = finish;
        this.describe = describe;
    }

    int set() {
        return set;
    }

    double[][] weights() {
        return weights;
    }

    double[] bias() {
        return bias;
    }

    Finish finish() {
        return finish;
    }

    @Override
    public String describe() {
        return describe;
    }

    @Override
    public void answer(BatchFeatures features, Answers answers, int from, int to) {
        double[][] sums = answers.scores();
        for (double[] ofLabel : sums) {
            Arrays.fill(ofLabel, from, to, 0.0);
        }
        for (Terms terms : features.terms(set)) {
            for (int label = 0; label < sums.length; label++) {
                terms.addTo(sums[label], weights[label], from, to);
            }
        }
        for (int label = 0; label < sums.length; label++) {
            double ofLabel = bias[label];
            double[] sum = sums[label];
            for (int row = from; row < to; row++) {
                sum[row] += ofLabel;
            }
        }
        finish.apply(answers, from, to);
    }
}
