package io.nightjar.quality;

import io.nightjar.quality.ColumnContent.Instants;
import io.nightjar.run.BusinessDate;
import io.nightjar.table.ColumnType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long before the end of the business date the newest date or time of a column lies. */
final class Freshness {
    private final BusinessDate date;
    private final ZoneId zone;

    Freshness(BusinessDate date, ZoneId zone) {
        this.date = date;
        this.zone = zone;
    }

    /** Empty where the column holds no date or time, or none of its values is kept; negative where it is in the future. */
    Optional<Duration> lag(ColumnProfile column) {
        return newest(column).map(newest -> Duration.between(newest, end(column.type())));
    }

    /** The newest value as people read it; there is one. */
    String shown(ColumnProfile column) {
        Instants instants = (Instants) column.content();
        return switch (column.type()) {
            case DATE -> LocalDate.ofEpochDay(instants.max()).toString();
            case LOCAL_TIMESTAMP ->
                LocalDateTime.ofInstant(at(instants), ZoneOffset.UTC).toString();
            default -> at(instants).toString();
        };
    }

    private static Optional<Instant> newest(ColumnProfile column) {
        if (!(column.content() instanceof Instants instants) || instants.count() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                column.type() == ColumnType.DATE
                        // A date lasts until its end.
                        ? LocalDate.ofEpochDay(instants.max() + 1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                        : at(instants));
    }

    private static Instant at(Instants instants) {
        return Instant.EPOCH.plus(instants.max(), ChronoUnit.MICROS);
    }

    private Instant end(ColumnType type) {
        ZoneId clock = type == ColumnType.INSTANT ? zone : ZoneOffset.UTC;
        return date.date().plusDays(1).atStartOfDay(clock).toInstant();
    }

    /** As job files write it. */
    static String words(Duration span) {
        if (span.toSeconds() % 86_400 == 0) {
            return span.toDays() + (span.toDays() == 1 ? " day" : " days");
        }
        if (span.toSeconds() % 3600 == 0) {
            return span.toHours() + " h";
        }
        return span.toSeconds() % 60 == 0 ? span.toMinutes() + " min" : span.toSeconds() + " s";
    }
}
