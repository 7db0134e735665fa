package io.nightjar.report;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.OutputLayout;
import io.nightjar.report.ExplainedRow.Reason;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.scoring.ReasonColumns;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DataFile;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.Partition;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.SplitPlan;
import io.nightjar.table.StringVector;
import io.nightjar.table.TableSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds one row of a published table and what its reasons are; reads that table and nothing else. */
public final class RowReasons {
    private static final int BATCH_ROWS = 8192;

    private final TableSource tables;
    private final OutputLayout layout;

    public RowReasons(TableSource tables, OutputLayout layout) {
        this.tables = tables;
        this.layout = layout;
    }

    /**
     * The row as the date's table has it.
     *
     * @throws NightjarException INPUT_MISSING where nothing is published, UNKNOWN_ROW where it has no such row, JOB_INVALID
     *     where the table holds no reasons
     */
    public ExplainedRow of(JobDefinition job, BusinessDate date, RowKey key) {
        String location = layout.table(job.name(), date);
        DataFile file = tables.inspect(location);
        int reasons = ReasonColumns.count(file.schema().columns());
        if (reasons == 0) {
            throw NightjarException.of(
                            ErrorCode.JOB_INVALID,
                            location + " holds no reasons: output in the job file of " + job.name()
                                    + " must say 'reasons', for example 3")
                    .notDone("Nothing was explained.")
                    .next("nightjar run " + job.name() + " --date " + date + " --rerun");
        }
        Schema wanted = wanted(file.schema(), key, reasons);
        RowKey.Search search = key.in(wanted);
        for (Split split : SplitPlan.of(new Partition(date.date(), "", List.of(file)), Long.MAX_VALUE)) {
            try (RowBatchReader reader = tables.read(split, wanted, BATCH_ROWS)) {
                for (Optional<RowBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                    int row = search.row(batch.get());
                    if (row >= 0) {
                        return new Row(batch.get(), row).explained(job, date, key, reasons);
                    }
                }
            }
        }
        throw NightjarException.of(
                        ErrorCode.UNKNOWN_ROW,
                        "the table of " + job.name() + " for " + date + " has no row with that "
                                + String.join(", ", key.columns()) + ": it is in no input file, or was rejected")
                .notDone("Nothing was explained.")
                .next("nightjar show " + job.name() + "@" + date);
    }

    private static Schema wanted(Schema table, RowKey key, int reasons) {
        List<Column> columns = new ArrayList<>();
        Stream.concat(key.columns().stream(), Stream.of("prediction", "score", "decision", "model_version", "margin"))
                .flatMap(name -> table.find(name).stream())
                .forEach(columns::add);
        for (int rank = 1; rank <= reasons; rank++) {
            for (String part : List.of("feature", "value", "contribution")) {
                columns.add(table.find("reason_" + rank + "_" + part).orElseThrow());
            }
        }
        return new Schema(columns);
    }

    private record Row(RowBatch batch, int row) {

        ExplainedRow explained(JobDefinition job, BusinessDate date, RowKey key, int reasons) {
            Set<String> withheld = new HashSet<>(job.input().privateColumns());
            List<Reason> told = new ArrayList<>();
            for (int rank = 1; rank <= reasons; rank++) {
                String feature = text("reason_" + rank + "_feature").orElseThrow();
                // A column may have become private after the table was made.
                Optional<String> value = text("reason_" + rank + "_value")
                        .filter(any -> !withheld.contains(feature.replaceFirst(" \\([a-z]+\\)$", "")));
                told.add(new Reason(
                        feature,
                        value,
                        value.map(job.output().wording(feature)::phrase)
                                .orElse(job.output().wording(feature).title() + " has no value to be shown"),
                        number("reason_" + rank + "_contribution").orElseThrow()));
            }
            return new ExplainedRow(
                    job.name(),
                    date,
                    key,
                    text("model_version").orElseThrow(),
                    text("prediction"),
                    number("score").or(() -> number("prediction")),
                    text("decision"),
                    number("margin").orElseThrow(),
                    told);
        }

        private Optional<ColumnVector> vector(String name) {
            return batch.schema().find(name).map(column -> batch.vector(name)).filter(found -> !found.isNull(row));
        }

        private Optional<String> text(String name) {
            return vector(name)
                    .flatMap(found ->
                            found instanceof StringVector texts ? Optional.of(texts.value(row)) : Optional.empty());
        }

        private Optional<Double> number(String name) {
            return vector(name)
                    .flatMap(found ->
                            found instanceof DoubleVector numbers ? Optional.of(numbers.value(row)) : Optional.empty());
        }
    }
}
