package io.nightjar.run;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a job's nights are compared with.
 *
 * @param kind of it
 * @param nights how many of the last published ones; 0 for all kinds but {@link Kind#NIGHTS}
 * @param run of the kind {@link Kind#RUN}
 */
public record DriftBaseline(Kind kind, int nights, Optional<RunId> run) {
    /** A longer window is not read. */
    public static final int MOST_NIGHTS = 60;

    public static final DriftBaseline TRAINING = new DriftBaseline(Kind.TRAINING, 0, Optional.empty());

    private static final Pattern NIGHTS = Pattern.compile("([1-9][0-9]?) nights?");
    private static final Pattern RUN = Pattern.compile("run ([0-9a-f]{12})");

    /** Which nights. */
    public enum Kind {
        /** Those that the model was trained and judged on; of each weekday, where the model looks at it. */
        TRAINING,
        /** The last published one. */
        LAST_NIGHT,
        /** The published ones of the same weekday. */
        SAME_WEEKDAY,
        /** So many of the last published ones. */
        NIGHTS,
        /** One run, whatever was published since. */
        RUN
    }

    /**
     * Reads {@code training}, {@code last-night}, {@code same-weekday}, {@code 28 nights} or {@code run 5f0c1a9be274}.
     *
     * @throws IllegalArgumentException where it is none of them
     */
    public static DriftBaseline of(String text) {
        Matcher nights = NIGHTS.matcher(text);
        if (nights.matches() && Integer.parseInt(nights.group(1)) <= MOST_NIGHTS) {
            return new DriftBaseline(Kind.NIGHTS, Integer.parseInt(nights.group(1)), Optional.empty());
        }
        Matcher run = RUN.matcher(text);
        if (run.matches()) {
            return new DriftBaseline(Kind.RUN, 0, Optional.of(new RunId(run.group(1))));
        }
        return switch (text) {
            case "training" -> TRAINING;
            case "last-night" -> new DriftBaseline(Kind.LAST_NIGHT, 0, Optional.empty());
            case "same-weekday" -> new DriftBaseline(Kind.SAME_WEEKDAY, 0, Optional.empty());
            default -> throw new IllegalArgumentException(text);
        };
    }
}
