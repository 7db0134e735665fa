package io.nightjar.backfill;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which dates a backfill takes up. */
public enum Only {
    /** Those for which no run is recorded; what a person has given up is not missing. */
    MISSING,
    /** Those whose newest run failed, was stopped, or has lost its process; also where an older table is published. */
    FAILED,
    /** Published ones that another model scored than the job names now. */
    STALE_MODEL,
    /** Published ones whose input has changed since. */
    STALE_INPUT,
    /** Every one; published ones are made again. */
    ALL;

    /** Where nobody says which. */
    public static final Set<Only> USUAL = Set.of(MISSING, FAILED);

    /** As on the command line: {@code stale-model}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException listing the words there are */
    public static Only parse(String word) {
        return Arrays.stream(values())
                .filter(only -> only.label().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is none of " + labels()));
    }

    private static String labels() {
        List<String> all = Arrays.stream(values()).map(Only::label).toList();
        return String.join(", ", all);
    }
}
