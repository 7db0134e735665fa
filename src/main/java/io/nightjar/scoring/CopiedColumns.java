package io.nightjar.scoring;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.JobDefinition.Output;
import io.nightjar.run.Wording;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The input columns that a table repeats: the keys, which are never null, then those that pass through.
 *
 * @param output says what people call them
 */
record CopiedColumns(List<Column> columns, int keys, Output output) {

    CopiedColumns {
        columns = List.copyOf(columns);
    }

    /** @param passThrough none in a table that repeats the keys alone */
    static CopiedColumns of(Schema input, List<String> key, List<String> passThrough, Output output) {
        List<Column> columns = new ArrayList<>();
        for (String name : key) {
            columns.add(Column.required(name, find(input, name, "key").type()));
        }
        for (String name : passThrough) {
            columns.add(find(input, name, "pass-through"));
        }
        return new CopiedColumns(columns, key.size(), output);
    }

    private static Column find(Schema input, String name, String role) {
        return input.find(name).orElseThrow(() -> NightjarException.of(
                        ErrorCode.COLUMN_MISSING, "The input has no column '" + name + "', a " + role + " column")
                .notDone("Nothing was scored."));
    }

    List<ColumnDescription> descriptions() {
        List<ColumnDescription> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Wording wording = output.wording(column.name());
            String meaning = (wording.title().equals(column.name()) ? "" : wording.title() + ", ")
                    + (i < keys ? "key, as in the input" : "as in the input");
            all.add(new ColumnDescription(column.name(), column.type(), wording.unit(), meaning, Optional.empty()));
        }
        return all;
    }

    List<ColumnVector> take(RowBatch in, RowSelection rows) {
        List<ColumnVector> taken = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnVector vector = in.vector(columns.get(i).name());
            if (i < keys) {
                refuseNulls(vector, columns.get(i).name(), in.firstRow());
            }
            taken.add(rows.take(vector));
        }
        return taken;
    }

    private static void refuseNulls(ColumnVector key, String name, long firstRow) {
        if (!key.hasNulls()) {
            return;
        }
        for (int row = 0; row < key.size(); row++) {
            if (key.isNull(row)) {
                throw NightjarException.of(
                        ErrorCode.KEY_NULL, "Key column '" + name + "' is null in row " + (firstRow + row));
            }
        }
    }
}
