package io.nightjar.quality;

import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Whom the decisions of a night pick is counted by these columns.
 *
 * @param columns the job's slices that are read, in its order; none where nothing is decided
 * @param scored the label whose score is decided on
 * @param decision of the job; where it declares none the prediction of that label decides
 */
public record SlicePlan(List<Column> columns, int scored, Optional<Decision> decision) {
    static final SlicePlan NONE = new SlicePlan(List.of(), 0, Optional.empty());

    public SlicePlan {
        columns = List.copyOf(columns);
    }

    /** @param input the columns that are read */
    public static SlicePlan of(JobDefinition job, Signature signature, Schema input) {
        Optional<Decision> decision = job.output().decision();
        if (signature.scored().isEmpty() || (decision.isEmpty() && !signature.namesClasses())) {
            return NONE;
        }
        return new SlicePlan(
                job.slices().columns().stream()
                        .filter(name -> !job.input().key().contains(name))
                        .flatMap(name -> input.find(name).stream())
                        .filter(column -> canTellApart(column.type()))
                        .toList(),
                signature.scored().getAsInt(),
                decision);
    }

    private static boolean canTellApart(ColumnType type) {
        return switch (type) {
            case BOOLEAN, INT32, INT64, STRING, DATE -> true;
            case FLOAT, DOUBLE, LOCAL_TIMESTAMP, INSTANT -> false;
        };
    }
}
