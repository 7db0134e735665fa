package io.nightjar.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What was measured of one contender on one workload.
 *
 * @param rows that it scored
 * @param seconds of each run, in order
 * @param cpuSeconds of each run
 * @param peakBytes the most of all runs
 * @param comparison in words; how its scores compare with the reference
 */
record Figures(
        Contender contender,
        long rows,
        List<Double> seconds,
        List<Double> cpuSeconds,
        long peakBytes,
        String comparison) {

    double median() {
        return median(seconds);
    }

    double cpu() {
        return median(cpuSeconds);
    }

    /** The median as it would be for so many rows, were time proportional to rows. */
    double scaled(long all) {
        return median() * all / rows;
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
