package io.nightjar.tribuo;

/**
 * A margin of a linear model as one sum of weights.
 *
 * @param model whose sums it is made of
 * @param label of which it is
 * @param weights by feature id
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers, never compared
record LinearMargin(CompiledLinear model, int label, double[] weights, double bias) {

    static LinearMargin of(CompiledLinear model, int label) {
        double[] weights = model.weights()[label].clone();
        double bias = model.bias()[label];
        if (isOfTwo(model)) {
            double[] others = model.weights()[1 - label];
            for (int id = 0; id < weights.length; id++) {
                weights[id] -= others[id];
            }
            bias -= model.bias()[1 - label];
        }
        if (model.finish() instanceof Finish.Restored restored) {
            for (int id = 0; id < weights.length; id++) {
                weights[id] *= restored.variance(label);
            }
            bias = bias * restored.variance(label) + restored.mean(label);
        }
        return new LinearMargin(model, label, weights, bias);
    }

    /** Whether the score hangs on the difference of two sums alone. */
    static boolean isOfTwo(CompiledLinear model) {
        return model.weights().length == 2 && model.finish() instanceof Softmax;
    }

    /** What the model's own sums come to. */
    void margins(Terms[] terms, double[] margins) {
        sums(terms, label, margins);
        if (isOfTwo(model)) {
            double[] others = new double[margins.length];
            sums(terms, 1 - label, others);
            for (int row = 0; row < margins.length; row++) {
                margins[row] -= others[row];
            }
        }
        if (model.finish() instanceof Finish.Restored restored) {
            for (int row = 0; row < margins.length; row++) {
                margins[row] = margins[row] * restored.variance(label) + restored.mean(label);
            }
        }
    }

    private void sums(Terms[] terms, int of, double[] sums) {
        for (Terms slot : terms) {
            slot.addTo(sums, model.weights()[of], 0, sums.length);
        }
        for (int row = 0; row < sums.length; row++) {
            sums[row] += model.bias()[of];
        }
    }
}
