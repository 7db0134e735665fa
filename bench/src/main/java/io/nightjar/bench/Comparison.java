package io.nightjar.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * How two scored tables differ.
 *
 * @param rows of the second
 * @param missing rows of the second that the first has not
 * @param labels rows with another prediction
 * @param bits rows with a score that differs at all
 * @param largest difference of two scores
 */
record Comparison(long rows, long missing, long labels, long bits, double largest) {
    private static final double TOLERANCE = 1e-12;

    static Comparison of(Duck duck, LinearModel model, Path reference, Path scores) throws SQLException {
        StringBuilder differ = new StringBuilder("r.score IS DISTINCT FROM s.score");
        StringBuilder largest = new StringBuilder("abs(r.score - s.score)");
        for (String column : model.scoreColumns()) {
            differ.append(" OR r.")
                    .append(column)
                    .append(" IS DISTINCT FROM s.")
                    .append(column);
            largest.append(", abs(r.")
                    .append(column)
                    .append(" - s.")
                    .append(column)
                    .append(")");
        }
        List<String> row = duck.row("""
                SELECT count(*), count(*) FILTER (r.id IS NULL),
                    count(*) FILTER (r.prediction IS DISTINCT FROM s.prediction OR r.model_version IS DISTINCT FROM s.model_version),
                    count(*) FILTER (%s), coalesce(max(greatest(%s)), 'Infinity'::DOUBLE)
                FROM read_parquet('%s') s LEFT JOIN read_parquet('%s') r USING (id)
                """.formatted(differ, largest, scores, reference));
        return new Comparison(
                Long.parseLong(row.get(0)),
                Long.parseLong(row.get(1)),
                Long.parseLong(row.get(2)),
                Long.parseLong(row.get(3)),
                Double.parseDouble(row.get(4)));
    }

    /** Whether another engine gave the same answers. */
    boolean agrees(long expectedRows) {
        return rows == expectedRows && missing == 0 && labels == 0 && largest <= TOLERANCE;
    }

    boolean isBitForBit(long expectedRows) {
        return agrees(expectedRows) && bits == 0;
    }

    String words() {
        return rows + " rows, " + missing + " unknown, " + labels + " other labels, " + bits
                + " scores with other bits, largest difference " + largest;
    }
}
