package io.nightjar.torture;

import java.util.List;
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
    private static final String RESUMES = "Resuming run ";
    private static final String NOTHING_LEFT = "nothing is left to score";
    private static final Pattern TO_SCORE = Pattern.compile("scoring .* in ([0-9,]+) splits?");

    /**
     * Reads it off what a process has said; empty where it resumed nothing.
     *
     * @param said the lines of its standard error
     */
    public static Optional<Restart> of(List<String> said, int splits, double seconds) {
        if (said.stream().noneMatch(line -> line.startsWith(RESUMES))) {
            return Optional.empty();
        }
        return said.stream()
                .flatMap(line -> unfinished(line).stream())
                .findFirst()
                .map(unfinished -> new Restart(unfinished, splits, seconds));
    }

    private static Optional<Integer> unfinished(String line) {
        if (line.equals(NOTHING_LEFT)) {
            return Optional.of(0);
        }
        Matcher left = TO_SCORE.matcher(line);
        return left.matches() ? Optional.of(Integer.valueOf(left.group(1).replace(",", ""))) : Optional.empty();
    }

    /** The share of the work that was left, from 0 to 1. */
    public double share() {
        return (double) unfinished / splits;
    }
}
