package io.nightjar.scoring;

import io.nightjar.run.JobDefinition;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of rows that could not be scored: which they are, where they stand, and why. Holds no other value. */
public final class RejectsTable {
    private static final List<RejectReason> REASONS = List.of(RejectReason.values());

    private final CopiedColumns keys;
    private final Schema schema;
    private final List<ColumnDescription> columns;

    private RejectsTable(CopiedColumns keys) {
        this.keys = keys;
        this.columns = describe(keys);
        TableNames.check("rejects", columns, keys);
        List<Column> all = new ArrayList<>(keys.columns());
        all.add(Column.required("source_row", ColumnType.INT64));
        all.add(Column.required("source_file", ColumnType.STRING));
        all.add(Column.required("reason", ColumnType.STRING));
        all.add(Column.optional("column", ColumnType.STRING));
        this.schema = new Schema(all);
    }

    /**
     * The rejects table of a job.
     *
     * @throws io.nightjar.error.NightjarException OUTPUT_NAME_COLLISION or COLUMN_MISSING, as for the output table
     */
    public static RejectsTable of(JobDefinition job, Schema input) {
        return new RejectsTable(CopiedColumns.of(input, job.input().key(), List.of(), job.output()));
    }

    public Schema schema() {
        return schema;
    }

    public List<ColumnDescription> columns() {
        return columns;
    }

    /**
     * The rejected rows of a batch, in their order.
     *
     * @param file location of the file that the batch was read from
     * @throws io.nightjar.error.NightjarException KEY_NULL, naming column and row
     */
    public RowBatch select(RowBatch in, ScoredBatch scored, String file) {
        RowSelection picked = RowSelection.rejected(scored);
        int[] rows = picked.rows();
        long[] positions = new long[rows.length];
        int[] reasons = new int[rows.length];
        String[] causes = new String[rows.length];
        int[] causeCodes = new int[rows.length];
        boolean[] noCause = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            ScoredBatch.Reject reject = scored.reject(rows[i]);
            positions[i] = in.firstRow() + rows[i];
            reasons[i] = REASONS.indexOf(reject.reason());
            causes[i] = reject.column().orElse("");
            causeCodes[i] = i;
            noCause[i] = reject.column().isEmpty();
        }
        List<ColumnVector> vectors = new ArrayList<>(keys.take(in, picked));
        vectors.add(new LongVector(positions, rows.length, new boolean[0]));
        vectors.add(new StringVector(new String[] {file}, new int[rows.length], rows.length, new boolean[0]));
        vectors.add(new StringVector(reasonLabels(), reasons, rows.length, new boolean[0]));
        vectors.add(new StringVector(causes, causeCodes, rows.length, noCause));
        return new RowBatch(schema, rows.length, vectors, in.firstRow());
    }

    private static String[] reasonLabels() {
        return REASONS.stream().map(RejectReason::label).toArray(String[]::new);
    }

    private static List<ColumnDescription> describe(CopiedColumns keys) {
        List<ColumnDescription> all = new ArrayList<>(keys.descriptions());
        all.add(made("source_row", ColumnType.INT64, "rows, from 0", "position of the row in its file"));
        all.add(made("source_file", ColumnType.STRING, "", "location of the file"));
        all.add(made("reason", ColumnType.STRING, "", "why the row could not be scored"));
        all.add(made("column", ColumnType.STRING, "", "the column that caused it; null where no single one did"));
        return List.copyOf(all);
    }

    private static ColumnDescription made(String name, ColumnType type, String unit, String meaning) {
        return new ColumnDescription(name, type, unit, meaning, Optional.empty());
    }
}
