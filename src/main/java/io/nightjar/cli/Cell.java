package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a {@link TextTable}.
 *
 * @param text for people
 * @param value for programs: text, a number, or null
 * @param style on a terminal
 */
record Cell(String text, @Nullable Object value, Optional<Style> style) {

    static Cell of(String text) {
        return new Cell(text, text, Optional.empty());
    }

    /** Absent values are a dash for people and null for programs. */
    static Cell of(Optional<String> text) {
        return new Cell(text.orElse("-"), text.orElse(null), Optional.empty());
    }

    static Cell of(long number) {
        return new Cell(Words.count(number), number, Optional.empty());
    }

    static Cell bytes(long bytes) {
        return new Cell(Words.bytes(bytes), bytes, Optional.empty());
    }

    /** A local time with its offset for people, an instant for programs. */
    static Cell of(Instant instant, ZoneId zone) {
        return new Cell(Words.time(instant, zone), instant.toString(), Optional.empty());
    }

    Cell styled(Style newStyle) {
        return new Cell(text, value, Optional.of(newStyle));
    }
}
