package io.nightjar.report;

import io.nightjar.quality.ColumnContent;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.Counted;
import io.nightjar.quality.Figures;
import io.nightjar.quality.Quantiles;
import io.nightjar.quality.RunFacts;
import io.nightjar.quality.ValueCounts;
import io.nightjar.quality.measure.Metric;
import io.nightjar.table.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a column's values look like, in a few lines; the first says most. */
final class ColumnValues {
    private static final int SHOWN = 4;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ZONED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final ColumnProfile column;
    private final RunFacts facts;
    private final int every;

    private ColumnValues(ColumnProfile column, RunFacts facts, int every) {
        this.column = column;
        this.facts = facts;
        this.every = every;
    }

    /** @param every one row of so many was looked at closely */
    static List<String> of(ColumnProfile column, RunFacts facts, int every) {
        return new ColumnValues(column, facts, every).lines();
    }

    private List<String> lines() {
        ColumnContent content = column.content();
        if (content instanceof ColumnContent.Numbers numbers) {
            return Stream.of(
                            numbers.count() == 0 ? "none" : range(numbers),
                            OddNumbers.of(numbers),
                            numbers.count() == 0 ? "" : quantiles(),
                            numbers.count() == 0 ? "" : most(numbers.values(), Figures::number))
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
        if (content instanceof ColumnContent.Instants instants) {
            return List.of(instants.count() == 0 ? "none" : time(instants.min()) + " to " + time(instants.max()));
        }
        if (content instanceof ColumnContent.Categories categories) {
            return List.of(categories(categories.counts()));
        }
        return List.of(
                content instanceof ColumnContent.ManyValues many
                        ? most(many.values(), ColumnValues::text)
                        : "withheld");
    }

    private String range(ColumnContent.Numbers numbers) {
        String spread = numbers.variance() instanceof Metric.Value variance
                ? ", standard deviation " + Figures.number(Math.sqrt(variance.value()))
                : "";
        String unit = facts.wording(column.name()).unit();
        return Figures.number(numbers.min()) + " to " + Figures.number(numbers.max())
                + (unit.isEmpty() ? "" : " " + unit) + ", mean "
                + Words.figure(numbers.mean(), Figures::number) + spread;
    }

    private String quantiles() {
        return Quantiles.of(column).stream()
                .map(one -> (one.share() == 0.5 ? "median" : Figures.percent(one.share())) + " "
                        + Figures.number(one.value()))
                .collect(Collectors.joining(", ", "Quantiles (within 0.8 %): ", ""));
    }

    /** What was not counted in every row is called estimated. */
    private <T extends Comparable<T>> String most(ValueCounts<T> values, Function<T, String> text) {
        String from = values.looked() < values.weight()
                ? "Estimated from one row in " + Figures.count(every) + ": "
                : values.isExact() ? "" : "Estimated: ";
        String different = Figures.count(values.different()) + " different"
                + (values.looked() < values.weight() ? " in " + Figures.count(values.looked()) + " rows" : "");
        String most = values.values().stream()
                .filter(one -> isFrequent(one, values))
                .limit(SHOWN)
                .map(one -> text.apply(one.value()) + " " + Figures.percent((double) one.rows() / values.weight()))
                .collect(Collectors.joining(", "));
        return from + different + (most.isEmpty() ? "" : ": " + most + (values.different() > SHOWN ? ", …" : ""));
    }

    /** A value seen once, or no oftener than others may have been that are not listed, is not frequent. */
    private static boolean isFrequent(Counted<?> one, ValueCounts<?> values) {
        long once = values.looked() == 0 ? 1 : values.weight() / values.looked();
        return values.isExact() || one.rows() > Math.max(once, values.missed());
    }

    private static String categories(Map<String, Long> counts) {
        String most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .map(value -> text(value.getKey()) + " " + Figures.count(value.getValue()))
                .collect(Collectors.joining(", "));
        return switch (counts.size()) {
            case 0 -> "none";
            case 1, 2, 3, SHOWN -> most;
            default -> Figures.count(counts.size()) + " different: " + most + ", …";
        };
    }

    private static String text(String value) {
        return value.isEmpty() ? "(empty)" : value;
    }

    private String time(long value) {
        ColumnType type = column.type();
        Instant instant = Instant.EPOCH.plus(value, type == ColumnType.DATE ? ChronoUnit.DAYS : ChronoUnit.MICROS);
        return switch (type) {
            case DATE -> LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
            case INSTANT -> ZONED.format(instant.atZone(facts.zone()));
            default -> LOCAL.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        };
    }
}
