package io.nightjar.quality;

import io.nightjar.quality.measure.Metric;
import io.nightjar.run.BusinessDate;
import io.nightjar.table.ColumnType;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One input column of a night.
 *
 * @param name as in the file
 * @param rows how many were read
 * @param nulls how many of them are null
 * @param use what the model made of it; empty for a column that is no feature
 * @param content what its values look like; {@link ColumnContent.Withheld} for private columns
 */
public record ColumnProfile(
        String name, ColumnType type, long rows, long nulls, Optional<FeatureUse> use, ColumnContent content) {

    public Metric nullShare() {
        return Metric.share(nulls, rows);
    }

    /**
     * How long before the end of a business date the newest date or time lies; empty where there is none.
     *
     * @param zone in which the date ends
     */
    public Optional<Duration> lag(BusinessDate date, ZoneId zone) {
        return new Freshness(date, zone).lag(this);
    }

    ColumnProfile merge(ColumnProfile next) {
        if (!name.equals(next.name) || type != next.type || use.isPresent() != next.use.isPresent()) {
            throw new IllegalArgumentException("profiles of different columns: " + name + " and " + next.name);
        }
        Optional<FeatureUse> uses = use.map(mine -> mine.merge(next.use.orElse(FeatureUse.NONE)));
        return new ColumnProfile(name, type, rows + next.rows, nulls + next.nulls, uses, content.merge(next.content));
    }
}
