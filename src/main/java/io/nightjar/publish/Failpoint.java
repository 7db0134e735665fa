package io.nightjar.publish;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A moment of a publication at which a test can end, stop or fail the process: before or after a {@link Step}. Its name
 * is for example {@code after-place-table}.
 */
public record Failpoint(Side side, Step step) {

    /** Before the step's call, or after it has returned. */
    public enum Side {
        BEFORE,
        AFTER
    }

    /** All of them, in the order in which a publication comes to them. */
    public static List<Failpoint> all() {
        return Arrays.stream(Step.values())
                .flatMap(step -> Stream.of(step.before(), step.after()))
                .toList();
    }

    /** What may be asked for, as a text to be read. */
    public static String names() {
        return all().stream().map(Failpoint::name).collect(Collectors.joining(", "));
    }

    public static Optional<Failpoint> named(String name) {
        return all().stream().filter(point -> point.name().equals(name)).findFirst();
    }

    public String name() {
        return side.name().toLowerCase(Locale.ROOT) + "-" + step.label();
    }

    @Override
    public String toString() {
        return name();
    }
}
