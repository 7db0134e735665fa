package io.nightjar.run;

import java.util.Optional;

/**
 * How people speak of a column.
 *
 * @param title what they call it
 * @param unit of its values; empty where there is none
 * @param wording of a value, with {@code {value}} in it, for example {@code flies {value} miles}; absent where the
 *     title and the value say it
 */
public record Wording(String title, String unit, Optional<String> wording) {

    /** A value as a phrase. */
    public String phrase(String value) {
        return wording.map(text -> text.replace("{value}", value))
                .orElse(title + " " + value + (unit.isEmpty() ? "" : " " + unit));
    }
}
