package io.nightjar.config;

import io.nightjar.quality.ColumnContent;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.measure.Metric;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.table.ColumnType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A contract that past nights would have kept, with room to breathe: a proposal, to be read before it is used.
 *
 * @param nights their profiles; at least one
 */
public record ContractTemplate(JobDefinition job, SortedMap<BusinessDate, QualityProfile> nights) {
    private static final int MOST_ALLOWED = 30;

    /** So many nights must have been without a new value before a list of values is proposed. */
    private static final int QUIET_NIGHTS = 4;

    /** Numbers may lie outside of what was seen by this part of its width. */
    private static final double ROOM = 0.1;

    /** The section {@code contract} of a job file. */
    public String text() {
        QualityProfile newest = Objects.requireNonNull(nights.get(nights.lastKey()));
        String span = nights.size() == 1
                ? nights.firstKey().toString()
                : nights.size() + " nights from " + nights.firstKey() + " to " + nights.lastKey();
        StringBuilder text = new StringBuilder("# Proposed from " + span + ", all of which keep it.\n"
                + "contract:\n"
                + "  # warn, reject-row, hold or fail; here for all rules, or under a column for its own.\n"
                + "  on-violation: warn\n"
                + "  columns:\n");
        newest.columns().forEach(column -> text.append(line(column)));
        return text.toString();
    }

    private String line(ColumnProfile newest) {
        StringBuilder rules = new StringBuilder("type: " + newest.type().label());
        List<ColumnProfile> past = nights.values().stream()
                .flatMap(night -> night.column(newest.name()).stream())
                .toList();
        if (!job.input().key().contains(newest.name())) {
            rules.append(nulls(past));
            rules.append(values(newest, past));
        }
        return "    " + JobFileTemplate.scalar(newest.name()) + ": {" + rules + "}\n";
    }

    private static String nulls(List<ColumnProfile> past) {
        double most = past.stream()
                .mapToDouble(column -> column.nullShare() instanceof Metric.Value share ? share.value() : 0)
                .max()
                .orElse(0);
        if (most == 0) {
            return ", required: true";
        }
        double room = Math.min(1, Math.ceil(100 * (1.5 * most) + 1) / 100);
        return String.format(Locale.ROOT, ", maximum-null-share: %s", number(room));
    }

    private String values(ColumnProfile newest, List<ColumnProfile> past) {
        ColumnContent content = newest.content();
        if (content instanceof ColumnContent.Numbers) {
            return range(newest.type(), past);
        }
        if (content instanceof ColumnContent.Categories) {
            return newest.type() == ColumnType.BOOLEAN ? "" : texts(past);
        }
        return content instanceof ColumnContent.Instants ? freshness(newest) : "";
    }

    private static String range(ColumnType type, List<ColumnProfile> past) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (ColumnProfile column : past) {
            if (column.content() instanceof ColumnContent.Numbers numbers) {
                if (numbers.nan() + numbers.infinite() > 0) {
                    return "";
                }
                least = numbers.count() == 0 ? least : Math.min(least, numbers.min());
                most = numbers.count() == 0 ? most : Math.max(most, numbers.max());
            }
        }
        if (least > most) {
            return "";
        }
        double room = most > least ? ROOM * (most - least) : ROOM * Math.abs(most);
        double low = least >= 0 ? Math.max(0, least - room) : least - room;
        double high = most <= 0 ? Math.min(0, most + room) : most + room;
        boolean isWhole = type == ColumnType.INT32 || type == ColumnType.INT64;
        return ", minimum: " + rounded(low, RoundingMode.FLOOR, isWhole) + ", maximum: "
                + rounded(high, RoundingMode.CEILING, isWhole);
    }

    /** Outwards, so that what was seen stays inside. */
    private static String rounded(double bound, RoundingMode outwards, boolean isWhole) {
        BigDecimal digits = new BigDecimal(bound).round(new MathContext(2, outwards));
        return (isWhole ? digits.setScale(0, outwards) : digits)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String texts(List<ColumnProfile> past) {
        SortedSet<String> values = new TreeSet<>();
        int quiet = 0;
        for (ColumnProfile column : past) {
            if (!(column.content() instanceof ColumnContent.Categories categories)) {
                return "";
            }
            quiet = values.addAll(categories.counts().keySet()) ? 0 : quiet + 1;
        }
        if (values.size() <= MOST_ALLOWED && quiet >= QUIET_NIGHTS) {
            return ", allowed: ["
                    + values.stream().map(ContractTemplate::quoted).collect(Collectors.joining(", ")) + "]";
        }
        return TextShape.of(values).map(shape -> ", pattern: " + quoted(shape)).orElse("");
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t") + "\"";
    }

    /** The oldest that a night's newest value was, and as long again, at least an hour. */
    private String freshness(ColumnProfile newest) {
        long worst = 0;
        for (Map.Entry<BusinessDate, QualityProfile> night : nights.entrySet()) {
            Optional<ColumnProfile> column = night.getValue().column(newest.name());
            if (column.isPresent() && column.get().content() instanceof ColumnContent.Instants) {
                worst = Math.max(
                        worst,
                        column.get()
                                .lag(night.getKey(), job.zone())
                                .map(lag -> lag.toMinutes())
                                .orElse(0L));
            }
        }
        long hours = Math.max(1, (2 * worst + 59) / 60);
        return ", freshness: " + (hours <= 48 ? hours + " h" : (hours + 23) / 24 + " days");
    }

    private static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
