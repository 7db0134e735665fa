package io.nightjar.report;

import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.quality.Baseline;
import io.nightjar.quality.ColumnContent;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.FeatureUse;
import io.nightjar.quality.Figures;
import io.nightjar.quality.RunFacts;
import io.nightjar.quality.measure.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * A column of the input as a line of a table.
 *
 * @param title what people call it; empty where that is its name
 * @param role what the run uses it for
 * @param nulls share of rows
 * @param unknown share of rows; empty where the model takes no category from the column
 * @param invalid share of rows; empty where the model takes no number from it
 * @param values what its values look like, a line each; nothing of private columns
 * @param picture tonight against the baseline; nothing of private columns
 */
public record ColumnLine(
        String name,
        String title,
        String type,
        String role,
        Share nulls,
        Share unknown,
        Share invalid,
        List<String> values,
        Optional<ColumnPicture> picture) {

    /**
     * @param text with a unit; empty where there is no such figure
     * @param width of its bar, 0 to 100
     * @param baseline the baseline's figure; empty where there is none
     */
    public record Share(String text, String width, String baseline) {
        static final Share NONE = new Share("", "0", "");

        /** Nothing tonight and nothing in the baseline, or no such figure: no bar is drawn. */
        public boolean isZero() {
            return (text.isEmpty() || text.equals("0 %")) && (baseline.isEmpty() || baseline.equals("0 %"));
        }
    }

    /** @param every one row of so many was looked at closely */
    static ColumnLine of(ColumnProfile column, Optional<Baseline> baseline, RunFacts facts, int every) {
        Optional<ColumnProfile> before =
                baseline.flatMap(frozen -> frozen.profile().column(column.name()));
        List<Kind> kinds = facts.signature().features().stream()
                .filter(feature -> feature.name().equals(column.name()))
                .flatMap(feature -> feature.kinds().stream())
                .toList();
        boolean isNumber = kinds.contains(Kind.NUMBER);
        boolean isCategory = kinds.stream().anyMatch(kind -> kind != Kind.NUMBER);
        return new ColumnLine(
                column.name(),
                Words.title(column.name(), facts),
                column.type().label(),
                role(column, kinds),
                share(column.nullShare(), before.map(ColumnProfile::nullShare)),
                isCategory ? share(column, before, FeatureUse::unknown) : Share.NONE,
                isNumber ? share(column, before, FeatureUse::invalid) : Share.NONE,
                ColumnValues.of(column, facts, every),
                ColumnPicture.of(column, baseline));
    }

    private static String role(ColumnProfile column, List<Kind> kinds) {
        String feature = kinds.isEmpty()
                ? ""
                : "feature: "
                        + kinds.stream()
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "));
        if (column.content() instanceof ColumnContent.Withheld) {
            return feature.isEmpty() ? "key or private" : "private, " + feature;
        }
        return feature.isEmpty() ? "passed through" : feature;
    }

    private static Share share(ColumnProfile column, Optional<ColumnProfile> before, ToLongFunction<FeatureUse> rows) {
        return share(
                share(column, rows), before.filter(old -> old.use().isPresent()).map(old -> share(old, rows)));
    }

    private static Metric share(ColumnProfile column, ToLongFunction<FeatureUse> rows) {
        return Metric.share(column.use().map(rows::applyAsLong).orElse(0L), column.rows());
    }

    private static Share share(Metric share, Optional<Metric> before) {
        return new Share(
                Words.figure(share, Figures::percent),
                share instanceof Metric.Value value ? Svg.at(value.value() * 100) : "0",
                before.map(old -> Words.figure(old, Figures::percent)).orElse(""));
    }
}
