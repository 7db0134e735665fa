package io.nightjar.report;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.ColumnContent;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.FeatureUse;
import io.nightjar.quality.Figures;
import io.nightjar.quality.Metric;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A column of the input as a line of a table.
 *
 * @param role what the run uses it for
 * @param nulls share of rows; the other shares are empty for columns that are no features
 * @param values what its values look like; nothing of private columns
 */
public record ColumnLine(
        String name, String type, String role, Share nulls, Share unknown, Share invalid, String values) {

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

    static ColumnLine of(ColumnProfile column, Optional<Baseline> baseline, ZoneId zone) {
        Optional<ColumnProfile> before =
                baseline.flatMap(frozen -> frozen.profile().column(column.name()));
        boolean isPrivate = column.content() instanceof ColumnContent.Withheld;
        return new ColumnLine(
                column.name(),
                column.type().label(),
                isPrivate ? "key or private" : column.use().isPresent() ? "feature" : "passed through",
                share(column.nullShare(), before.map(ColumnProfile::nullShare)),
                share(column, before, FeatureUse::unknown),
                share(column, before, FeatureUse::invalid),
                ColumnValues.of(column, zone));
    }

    private static Share share(ColumnProfile column, Optional<ColumnProfile> before, ToLongFunction<FeatureUse> rows) {
        return column.use()
                .map(use -> share(Metric.share(rows.applyAsLong(use), column.rows()), before.flatMap(old -> old.use()
                        .map(oldUse -> Metric.share(rows.applyAsLong(oldUse), old.rows())))))
                .orElse(Share.NONE);
    }

    private static Share share(Metric share, Optional<Metric> before) {
        return new Share(
                Words.figure(share, Figures::percent),
                share instanceof Metric.Value value ? Svg.at(value.value() * 100) : "0",
                before.map(old -> Words.figure(old, Figures::percent)).orElse(""));
    }
}
