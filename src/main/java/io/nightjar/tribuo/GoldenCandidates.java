package io.nightjar.tribuo;

import io.nightjar.model.FeatureColumn;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are worth remembering the model's answers for: some of one night, evenly spaced, and made-up ones at the
 * edges of each column. Keys are not among the columns, and columns of personal data are left null.
 */
final class GoldenCandidates {
    private static final int REAL_ROWS = 32;
    /** Of more columns than that, several are at an edge in one row: rows of every column would be as many as columns. */
    private static final int MOST_GROUPS = 8;

    private final List<FeatureColumn> columns;
    private final List<String> privateColumns;
    private final long nightRows;
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private long offered;

    /** @param nightRows how many rows will be offered */
    GoldenCandidates(List<FeatureColumn> columns, List<String> privateColumns, long nightRows) {
        this.columns = columns;
        this.privateColumns = privateColumns;
        this.nightRows = nightRows;
    }

    /** Takes from the next batch of the night what falls on the chosen places. */
    void offer(RowBatch batch) {
        for (int row = 0; row < batch.rows(); row++, offered++) {
            if (rows.size() < REAL_ROWS && offered == rows.size() * nightRows / Math.min(REAL_ROWS, nightRows)) {
                rows.add(values(batch, row));
            }
        }
    }

    private @Nullable Object[] values(RowBatch batch, int row) {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            String name = columns.get(i).name();
            ColumnVector vector = batch.vector(name);
            if (!vector.isNull(row) && !privateColumns.contains(name)) {
                values[i] = value(vector, row);
            }
        }
        return values;
    }

    private static Object value(ColumnVector vector, int row) {
        if (vector instanceof LongVector longs) {
            return longs.value(row);
        }
        return vector instanceof DoubleVector doubles ? doubles.value(row) : ((StringVector) vector).value(row);
    }

    /** The chosen rows, then the made-up ones. */
    RowBatch rows() {
        List<@Nullable Object[]> all = new ArrayList<>(rows);
        all.add(new Object[columns.size()]);
        @Nullable Object[] usual = rows.isEmpty() ? new Object[columns.size()] : rows.get(0);
        int groups = Math.min(MOST_GROUPS, columns.size());
        for (int group = 0; group < groups; group++) {
            addEdges(usual, group, groups, all);
        }
        return GoldenBatch.of(columns, all);
    }

    /** Rows with the group's columns missing, at their first edge, at their second and so on. */
    private void addEdges(@Nullable Object[] usual, int group, int groups, List<@Nullable Object[]> all) {
        int most = 0;
        @Nullable Object[] without = usual.clone();
        for (int i = group; i < columns.size(); i += groups) {
            without[i] = null;
            most = Math.max(most, edges(columns.get(i)).size());
        }
        all.add(without);
        for (int edge = 0; edge < most; edge++) {
            @Nullable Object[] row = usual.clone();
            for (int i = group; i < columns.size(); i += groups) {
                List<Object> edges = edges(columns.get(i));
                row[i] = edges.get(Math.min(edge, edges.size() - 1));
            }
            all.add(row);
        }
    }

    private static List<Object> edges(FeatureColumn column) {
        return switch (column.type()) {
            case STRING -> List.of("", "a value that no row had, \u00e4\u2205", "  \n ");
            case BOOLEAN -> List.of(0L, 1L);
            case INT32 -> List.of(0L, -1L, (long) Integer.MAX_VALUE, (long) Integer.MIN_VALUE);
            case INT64 -> List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE);
            case FLOAT -> List.of(0.0, -0.0, (double) 0.1f, Double.NaN, Double.NEGATIVE_INFINITY);
            case DOUBLE -> List.of(0.0, -0.0, 0.1, Double.MIN_VALUE, 1e300, Double.NaN, Double.POSITIVE_INFINITY);
            case DATE -> List.of(0L, -1L, 2_932_896L);
            case LOCAL_TIMESTAMP, INSTANT -> List.of(0L, -1L, 253_402_300_799_999_999L);
        };
    }
}
