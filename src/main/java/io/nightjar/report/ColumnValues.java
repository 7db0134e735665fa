package io.nightjar.report;

import io.nightjar.quality.ColumnContent;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.Figures;
import io.nightjar.table.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a column's values look like, in a few words. */
final class ColumnValues {
    private static final int SHOWN = 4;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ZONED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private ColumnValues() {}

    static String of(ColumnProfile column, ZoneId zone) {
        ColumnContent content = column.content();
        if (content instanceof ColumnContent.Numbers numbers) {
            return numbers(numbers);
        }
        if (content instanceof ColumnContent.Instants instants) {
            return instants.count() == 0
                    ? "none"
                    : time(instants.min(), column.type(), zone) + " to " + time(instants.max(), column.type(), zone);
        }
        if (content instanceof ColumnContent.Categories categories) {
            return categories(categories.counts());
        }
        return content instanceof ColumnContent.ManyValues
                ? "more than " + Figures.count(ColumnContent.MOST_VALUES) + " different values, or long texts"
                : "withheld";
    }

    private static String numbers(ColumnContent.Numbers numbers) {
        return numbers.count() == 0
                ? "none"
                : Figures.number(numbers.min()) + " to " + Figures.number(numbers.max()) + ", mean "
                        + Words.figure(numbers.mean(), Figures::number);
    }

    private static String categories(Map<String, Long> counts) {
        String most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .map(value ->
                        (value.getKey().isEmpty() ? "(empty)" : value.getKey()) + " " + Figures.count(value.getValue()))
                .collect(Collectors.joining(", "));
        return switch (counts.size()) {
            case 0 -> "none";
            case 1, 2, 3, SHOWN -> most;
            default -> Figures.count(counts.size()) + " different: " + most + ", …";
        };
    }

    private static String time(long value, ColumnType type, ZoneId zone) {
        Instant instant = Instant.EPOCH.plus(value, type == ColumnType.DATE ? ChronoUnit.DAYS : ChronoUnit.MICROS);
        return switch (type) {
            case DATE -> LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
            case INSTANT -> ZONED.format(instant.atZone(zone));
            default -> LOCAL.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        };
    }
}
