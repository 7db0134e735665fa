package io.nightjar.report;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.OutputLayout;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.scoring.ReasonColumns;
import io.nightjar.table.DataFile;
import io.nightjar.table.Partition;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.SplitPlan;
import io.nightjar.table.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The table that stands published for a date; nothing else of the project is read. */
final class ExplainedTable {
    private static final int BATCH_ROWS = 8192;

    private final TableSource tables;
    private final JobDefinition job;
    private final BusinessDate date;
    private final DataFile file;

    private ExplainedTable(TableSource tables, JobDefinition job, BusinessDate date, DataFile file) {
        this.tables = tables;
        this.job = job;
        this.date = date;
        this.file = file;
    }

    /** @throws NightjarException INPUT_MISSING where the table is gone */
    static ExplainedTable of(TableSource tables, OutputLayout layout, JobDefinition job, BusinessDate date) {
        return new ExplainedTable(tables, job, date, tables.inspect(layout.table(job.name(), date)));
    }

    DataFile file() {
        return file;
    }

    /** How many reasons stand in each row. */
    int reasons() {
        return ReasonColumns.count(file.schema().columns());
    }

    /** The columns of those names that the table has, once each. */
    Schema columns(Stream<String> names) {
        return new Schema(names.distinct()
                .flatMap(name -> file.schema().find(name).stream())
                .toList());
    }

    /** What the model answered for the row with that key; throws as {@link #row}. */
    TableRow answer(RowKey key) {
        List<String> columns = new ArrayList<>(TableRow.ANSWER);
        file.schema().names().stream().filter(name -> name.startsWith("score_")).forEach(columns::add);
        return row(key, columns);
    }

    /**
     * The row with that key, with the key's columns and the others.
     *
     * @throws NightjarException UNKNOWN_ROW where there is none
     */
    TableRow row(RowKey key, List<String> others) {
        Schema wanted = columns(Stream.concat(key.columns().stream(), others.stream()));
        RowKey.Search search = key.in(wanted);
        List<TableRow> found = new ArrayList<>();
        read(wanted, batch -> {
            int row = search.row(batch);
            if (row >= 0) {
                found.add(new TableRow(batch, row));
            }
            return found.isEmpty();
        });
        return found.stream().findFirst().orElseThrow(() -> NightjarException.of(
                        ErrorCode.UNKNOWN_ROW,
                        "the table of " + job.name() + " for " + date + " has no row with that "
                                + String.join(", ", key.columns())
                                + ": it is in no input file, or was rejected")
                .notDone("Nothing was explained.")
                .next("nightjar show " + job.name() + "@" + date));
    }

    /** Batch after batch, for as long as the one who looks at them wants more. */
    void read(Schema wanted, Predicate<RowBatch> goOn) {
        for (Split split : SplitPlan.ofEachFile(new Partition(date.date(), "", List.of(file)), Long.MAX_VALUE)) {
            try (RowBatchReader reader = tables.read(split, wanted, BATCH_ROWS)) {
                for (Optional<RowBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                    if (!goOn.test(batch.get())) {
                        return;
                    }
                }
            }
        }
    }
}
