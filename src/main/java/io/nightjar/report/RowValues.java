package io.nightjar.report;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.Signature;
import io.nightjar.quality.PickedRows;
import io.nightjar.quality.RowEstimate;
import io.nightjar.report.ExplainedRow.Reason;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.scoring.ValueWords;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The values that a table passes through of the columns that a model reads. */
final class RowValues {
    private final JobDefinition job;
    private final ExplainedTable table;
    private final Schema features;

    /** @throws NightjarException JOB_INVALID, naming the columns that the table does not pass through */
    RowValues(JobDefinition job, BusinessDate date, ExplainedTable table, Signature signature) {
        this.job = job;
        this.table = table;
        this.features = table.columns(names(signature));
        List<String> missing =
                names(signature).filter(name -> features.find(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw NightjarException.of(
                            ErrorCode.JOB_INVALID,
                            table.file().location()
                                    + " does not hold all that the model read, without which no score of a model that"
                                    + " is not linear can be explained: pass-through in the output of job " + job.name()
                                    + " must name " + String.join(", ", missing) + " too")
                    .notDone("Nothing was explained.")
                    .next("nightjar run " + job.name() + " --date " + date + " --rerun");
        }
    }

    private static Stream<String> names(Signature signature) {
        return signature.features().stream().map(FeatureColumn::name);
    }

    /** One row, as a batch. */
    RowBatch of(RowKey key) {
        TableRow row = table.row(key, features.names());
        PickedRows one = new PickedRows(features);
        one.add(row.batch(), new int[] {row.row()});
        return one.batch();
    }

    /** The rows at these places of the table, which ascend. */
    RowBatch at(long[] places) {
        PickedRows rows = new PickedRows(features);
        long[] seen = {0};
        table.read(features, batch -> {
            int[] here = Arrays.stream(places)
                    .filter(place -> place >= seen[0] && place < seen[0] + batch.rows())
                    .mapToInt(place -> (int) (place - seen[0]))
                    .toArray();
            rows.add(batch, here);
            seen[0] += batch.rows();
            return seen[0] <= places[places.length - 1];
        });
        return rows.batch();
    }

    /** What each column contributed, the greatest first, with the row's values in words. */
    List<Reason> reasons(RowEstimate estimate, RowBatch row) {
        List<Reason> reasons = new ArrayList<>();
        for (RowEstimate.Column column : estimate.columns()) {
            reasons.add(Reason.of(
                    column.column(),
                    text(column.column(), row),
                    job.output().wording(column.column()),
                    column.contribution()));
        }
        reasons.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.contribution())));
        return reasons;
    }

    /** Empty where there is none, and of keys and private columns. */
    private Optional<String> text(String name, RowBatch row) {
        Set<String> withheld = new HashSet<>(job.input().key());
        withheld.addAll(job.input().privateColumns());
        ColumnVector vector = row.vector(name);
        return withheld.contains(name) || vector.isNull(0)
                ? Optional.empty()
                : Optional.of(ValueWords.of(type(row, name)).text(vector, 0));
    }

    private static io.nightjar.table.ColumnType type(RowBatch row, String name) {
        return row.schema().find(name).map(Column::type).orElseThrow();
    }
}
