package io.nightjar.tribuo;

import java.util.SortedMap;

/** What the model knows of one text. Immutable. */
final class Tokens {
    private final ValueState state;
    private final int[] ids;
    private final double[] values;

    /** @param features values by feature id */
    Tokens(ValueState state, SortedMap<Integer, Double> features) {
        this.state = state;
        this.ids = features.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.values =
                features.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    ValueState state() {
        return state;
    }

    /** The sum after the features were added one by one, as Tribuo does: their own sum would round otherwise. */
    double addTo(double sum, double[] weights) {
        double next = sum;
        for (int i = 0; i < ids.length; i++) {
            next += weights[ids[i]] * values[i];
        }
        return next;
    }
}
