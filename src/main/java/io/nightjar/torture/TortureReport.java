package io.nightjar.torture;

import java.util.Comparator;
import java.util.List;

/**
 * What came of all of it.
 *
 * @param rows of the table
 * @param digests of the two whole tables
 * @param trials in their order
 * @param looks how often a reader in another process read the whole table
 * @param seen what that reader saw and must not have
 * @param undisturbedSeconds how long a night takes that nobody disturbs, with that reader looking on
 * @param finishSeconds how long the commands took that finished the disturbed nights, on average
 */
public record TortureReport(
        long rows,
        List<String> digests,
        List<Trial> trials,
        long looks,
        List<String> seen,
        double undisturbedSeconds,
        double finishSeconds) {
    public TortureReport {
        digests = List.copyOf(digests);
        trials = List.copyOf(trials);
        seen = List.copyOf(seen);
    }

    /** The nights that were finished from what was left of them, from the fewest splits left to the most. */
    public List<Restart> restarts() {
        return trials.stream()
                .flatMap(trial -> trial.restart().stream())
                .sorted(Comparator.comparingInt(Restart::unfinished).thenComparingDouble(Restart::seconds))
                .toList();
    }

    /** Nothing that must not be was seen. */
    public boolean held() {
        return seen.isEmpty() && trials.stream().allMatch(Trial::held);
    }
}
