package io.nightjar.schedule;

import io.nightjar.config.TimeSpan;
import io.nightjar.run.ZoneDays;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The moments that a person writes: a time of day, a date, both, or how long from now. */
public final class PauseEnd {
    private PauseEnd() {}

    /**
     * Reads one: {@code 06:00} is the next one after now, a date its first instant in the zone.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Instant parse(String text, Instant now, ZoneId zone) {
        List<Function<String, Instant>> forms = List.of(
                word -> next(LocalTime.parse(word), now, zone),
                word -> LocalDate.parse(word).atStartOfDay(zone).toInstant(),
                word -> at(LocalDateTime.parse(word), zone),
                word -> OffsetDateTime.parse(word).toInstant(),
                word -> now.plus(TimeSpan.parse(word)));
        return forms.stream()
                .flatMap(form -> read(text, form).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static Optional<Instant> read(String text, Function<String, Instant> form) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException | IllegalArgumentException anotherForm) {
            return Optional.empty();
        }
    }

    private static Instant next(LocalTime time, Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant end = at(today.atTime(time), zone);
        return end.isAfter(now) ? end : at(today.plusDays(1).atTime(time), zone);
    }

    private static Instant at(LocalDateTime local, ZoneId zone) {
        return new ZoneDays(zone).at(local.toLocalDate(), local.toLocalTime());
    }
}
