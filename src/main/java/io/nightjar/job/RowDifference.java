package io.nightjar.job;

import io.nightjar.run.JobDefinition;
import io.nightjar.table.Schema;
import io.nightjar.table.TableSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first place at which two tables differ.
 *
 * @param row position in the table, from 0; -1 where the columns are others
 * @param column the first that differs in that row; empty where one table ends there
 * @param there what the table has, as text
 * @param here what was made now
 * @param key the row's key as text; empty where nobody asked for keys
 */
public record RowDifference(long row, String column, String there, String here, String key) {

    /** Whether values of keys and of columns of personal data may be told. */
    public enum Keys {
        SHOWN,
        HIDDEN
    }

    /**
     * Compares row by row.
     *
     * @param rows those of {@code there} that are compared with all of {@code here}
     * @return empty where there is no difference
     */
    static Optional<RowDifference> find(
            TableSource source, JobDefinition job, List<String> there, List<String> here, Rows rows, Keys keys) {
        try (RowCursor before = new RowCursor(source, there);
                RowCursor now = new RowCursor(source, here)) {
            if (!columns(before.schema()).equals(columns(now.schema()))) {
                return Optional.of(new RowDifference(-1, "", columns(before.schema()), columns(now.schema()), ""));
            }
            for (long skipped = 0; skipped < rows.first() && before.next(); skipped++) {
                // Rows of other splits.
            }
            for (long row = rows.first(); row < rows.first() + rows.count(); row++) {
                boolean isThere = before.next();
                boolean isHere = now.next();
                if (!isThere || !isHere) {
                    return isThere == isHere ? Optional.empty() : Optional.of(ends(row, isThere));
                }
                Optional<RowDifference> found = compare(row, before, now, job, keys);
                if (found.isPresent()) {
                    return found;
                }
            }
            return now.next() ? Optional.of(ends(rows.first() + rows.count(), false)) : Optional.empty();
        }
    }

    /** Of the table: from which row on, and how many. */
    record Rows(long first, long count) {}

    private static RowDifference ends(long row, boolean isThere) {
        return new RowDifference(row, "", isThere ? "a row" : "no row", isThere ? "no row" : "a row", "");
    }

    private static Optional<RowDifference> compare(
            long row, RowCursor before, RowCursor now, JobDefinition job, Keys keys) {
        Schema schema = before.schema();
        for (int column = 0; column < schema.size(); column++) {
            Object there = before.value(column);
            Object here = now.value(column);
            if (!there.equals(here)) {
                String name = schema.column(column).name();
                Set<String> hidden = new HashSet<>(job.input().key());
                hidden.addAll(job.input().privateColumns());
                boolean isTold = keys == Keys.SHOWN || !hidden.contains(name);
                return Optional.of(new RowDifference(
                        row,
                        name,
                        isTold ? String.valueOf(there) : "(hidden)",
                        isTold ? String.valueOf(here) + apart(there, here) : "(hidden)",
                        keys == Keys.SHOWN ? key(before, job) : ""));
            }
        }
        return Optional.empty();
    }

    private static String apart(Object there, Object here) {
        if (there instanceof Double one && here instanceof Double other && !one.isNaN() && !other.isNaN()) {
            return String.format(Locale.ROOT, " (%.3g ulp apart)", Math.abs(one - other) / Math.ulp(one));
        }
        return "";
    }

    private static String key(RowCursor row, JobDefinition job) {
        return job.input().key().stream()
                .map(name -> name + " " + row.value(row.schema().indexOf(name)))
                .collect(Collectors.joining(", "));
    }

    private static String columns(Schema schema) {
        return schema.columns().stream()
                .map(column -> column.name() + " " + column.type().label())
                .collect(Collectors.joining(", "));
    }
}
