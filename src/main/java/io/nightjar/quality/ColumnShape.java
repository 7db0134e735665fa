package io.nightjar.quality;

import io.nightjar.quality.ColumnContent.Categories;
import io.nightjar.quality.ColumnContent.Instants;
import io.nightjar.quality.ColumnContent.ManyValues;
import io.nightjar.quality.ColumnContent.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A column tonight and in the baseline over the same few bins: a picture, for which ends are cut off and rare values are
 * left out. Measures of drift have bins of their own.
 *
 * @param tonight shares of the column's values, by bin
 * @param baseline the same of the baseline; none where there is none
 * @param first what the first bin holds, or where it begins
 * @param last what the last bin holds, or where it ends, or how many values are left out
 * @param named the values of the bins; none where bins are ranges
 */
public record ColumnShape(List<Double> tonight, List<Double> baseline, String first, String last, List<String> named) {
    private static final int BINS = 24;
    private static final double CUT_OFF = 0.005;

    public ColumnShape {
        tonight = List.copyOf(tonight);
        baseline = List.copyOf(baseline);
        named = List.copyOf(named);
    }

    /** Empty for private columns, dates, and where there are no values. */
    public static Optional<ColumnShape> of(ColumnProfile night, Optional<ColumnProfile> before) {
        ColumnContent now = night.content();
        Optional<ColumnContent> then = before.map(ColumnProfile::content)
                .filter(content -> ColumnComparison.refusal(content, now).isEmpty());
        if (now instanceof Numbers numbers) {
            return numbers.count() == 0
                    ? Optional.empty()
                    : Optional.of(numbers(numbers, then.map(Numbers.class::cast).filter(old -> old.count() > 0)));
        }
        if (now instanceof Instants instants) {
            return instants.hours().stream().allMatch(rows -> rows == 0)
                    ? Optional.empty()
                    : Optional.of(new ColumnShape(
                            shares(instants.hours()),
                            then.map(Instants.class::cast)
                                    .map(old -> shares(old.hours()))
                                    .orElse(List.of()),
                            "0 h",
                            "24 h",
                            List.of()));
        }
        return now instanceof Categories || now instanceof ManyValues ? texts(now, then) : Optional.empty();
    }

    private static ColumnShape numbers(Numbers now, Optional<Numbers> before) {
        double low = Math.min(low(now), before.map(ColumnShape::low).orElse(Double.MAX_VALUE));
        double high = Math.max(high(now), before.map(ColumnShape::high).orElse(-Double.MAX_VALUE));
        return new ColumnShape(
                bins(now, low, high),
                before.map(old -> bins(old, low, high)).orElse(List.of()),
                Figures.number(low),
                Figures.number(high),
                List.of());
    }

    private static double low(Numbers numbers) {
        return numbers.quantile(CUT_OFF);
    }

    private static double high(Numbers numbers) {
        return numbers.quantile(1 - CUT_OFF);
    }

    /** What lies outside stands in the bins at the ends. */
    private static List<Double> bins(Numbers numbers, double low, double high) {
        Distribution distribution = numbers.distribution();
        double[] shares = new double[BINS];
        double width = (high - low) / BINS;
        for (int i = 0; i < distribution.slots().size(); i++) {
            double place = distribution.center()
                    + NumberGrid.middle(distribution.slots().slot(i));
            int bin = width > 0 ? (int) Math.floor((place - low) / width) : BINS / 2;
            shares[Math.max(0, Math.min(BINS - 1, bin))] +=
                    (double) distribution.slots().count(i) / numbers.count();
        }
        return DoubleStream.of(shares).boxed().toList();
    }

    private static List<Double> shares(List<Long> rows) {
        double all = rows.stream().mapToLong(Long::longValue).sum();
        return rows.stream().map(some -> all == 0 ? 0 : some / all).toList();
    }

    private static Optional<ColumnShape> texts(ColumnContent now, Optional<ColumnContent> before) {
        Map<String, Double> tonight = shares(now);
        Map<String, Double> then = before.map(ColumnShape::shares).orElse(Map.of());
        List<String> values = new ArrayList<>(tonight.keySet());
        then.keySet().stream().filter(value -> !tonight.containsKey(value)).forEach(values::add);
        values.sort(Comparator.comparingDouble(
                        (String value) -> -Math.max(then.getOrDefault(value, 0.0), tonight.getOrDefault(value, 0.0)))
                .thenComparing(Comparator.naturalOrder()));
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<String> named = new ArrayList<>(values.subList(0, Math.min(values.size(), BINS)));
        List<Double> ofNow = with(named, tonight);
        List<Double> ofThen = before.isEmpty() ? List.of() : with(named, then);
        int others = values.size() - named.size();
        String last = others > 0 ? "+ " + others : named.get(named.size() - 1);
        return Optional.of(new ColumnShape(ofNow, ofThen, named.get(0), last, named));
    }

    private static List<Double> with(List<String> named, Map<String, Double> shares) {
        return named.stream().map(value -> shares.getOrDefault(value, 0.0)).toList();
    }

    private static Map<String, Double> shares(ColumnContent content) {
        Map<String, Double> shares = new HashMap<>();
        if (content instanceof Categories categories) {
            double all = categories.counts().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            categories.counts().forEach((value, rows) -> shares.put(value, rows / all));
        } else {
            ValueCounts<String> values = ((ManyValues) content).values();
            double all = values.weight();
            values.values().forEach(one -> shares.put(one.value(), one.rows() / all));
        }
        return shares;
    }
}
