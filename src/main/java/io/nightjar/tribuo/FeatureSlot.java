package io.nightjar.tribuo;

import java.util.Arrays;

/** At most one feature of each row of a batch. */
final class FeatureSlot {
    private final int[] ids;
    private final double[] values;

    private FeatureSlot(int[] ids, double[] values) {
        this.ids = ids;
        this.values = values;
    }

    /** A slot whose features all have the value 1. */
    static FeatureSlot ofOnes(int rows) {
        return new FeatureSlot(none(rows), new double[0]);
    }

    static FeatureSlot ofNumbers(int rows) {
        return new FeatureSlot(none(rows), new double[rows]);
    }

    private static int[] none(int rows) {
        int[] ids = new int[rows];
        Arrays.fill(ids, -1);
        return ids;
    }

    /** The feature's id of each row, -1 for none. */
    int[] ids() {
        return ids;
    }

    /** The feature's value of each row; empty where each is 1. */
    double[] values() {
        return values;
    }

    /** Adds each row's weighted value to its sum. */
    void addTo(double[] sums, double[] weights) {
        boolean ones = values.length == 0;
        for (int row = 0; row < ids.length; row++) {
            int id = ids[row];
            if (id >= 0) {
                sums[row] += ones ? weights[id] : weights[id] * values[row];
            }
        }
    }
}
