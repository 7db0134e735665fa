package io.nightjar.torture;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run that was resumed by another process and published by it.
 *
 * @param unfinished splits that it had to score
 * @param splits of the whole night
 * @param seconds from the start of that process to its end
 */
public record Restart(int unfinished, int splits, double seconds) {
    private static final Pattern TO_SCORE = Pattern.compile("scoring .* in ([0-9,]+) splits?");

    /** Reads it off what the process has said; empty where it resumed nothing. */
    static Optional<Restart> of(Victim resumed, int splits, double seconds) {
        if (!resumed.hasSaidSoFar(line -> line.startsWith("Resuming run "))) {
            return Optional.empty();
        }
        Matcher left = TO_SCORE.matcher(resumed.last(Stage.SCORING::isSaidBy));
        int unfinished = left.matches() ? Integer.parseInt(left.group(1).replace(",", "")) : 0;
        return Optional.of(new Restart(unfinished, splits, seconds));
    }

    /** The share of the work that was left, from 0 to 1. */
    public double share() {
        return (double) unfinished / splits;
    }
}
