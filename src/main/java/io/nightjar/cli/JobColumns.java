package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.ModelBundle;
import io.nightjar.run.JobDefinition;
import io.nightjar.scoring.OutputTable;
import io.nightjar.scoring.RejectsTable;
import io.nightjar.table.Column;
import io.nightjar.table.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what a job and its model ask for with the columns of a file; names all that differs. */
final class JobColumns {
    private JobColumns() {}

    /**
     * Also the tables that the job would make of them.
     *
     * @throws NightjarException COLUMN_MISSING or COLUMN_TYPE, a line for each column; OUTPUT_NAME_COLLISION
     */
    static void check(JobDefinition job, ModelBundle model, DataFile file) {
        compare(job, model, file);
        OutputTable.of(job, file.schema(), model.signature(), model.version());
        RejectsTable.of(job, file.schema());
    }

    private static void compare(JobDefinition job, ModelBundle model, DataFile file) {
        List<String> missing = new ArrayList<>();
        List<String> retyped = new ArrayList<>();
        for (String name : asked(job)) {
            if (file.schema().find(name).isEmpty()) {
                missing.add("column '" + name + "' of the job");
            }
        }
        for (FeatureColumn feature : model.signature().features()) {
            Optional<Column> column = file.schema().find(feature.name());
            if (column.isEmpty()) {
                missing.add("column '" + feature.name() + "' of the model, "
                        + feature.type().label());
            } else if (!feature.accepts(column.get().type())) {
                retyped.add("column '" + feature.name() + "' is "
                        + column.get().type().label() + ", the model needs "
                        + feature.type().label());
            }
        }
        if (!missing.isEmpty()) {
            throw refuse(ErrorCode.COLUMN_MISSING, file.location() + " lacks columns", missing, job);
        }
        if (!retyped.isEmpty()) {
            throw refuse(ErrorCode.COLUMN_TYPE, file.location() + " has columns of another type", retyped, job);
        }
    }

    private static List<String> asked(JobDefinition job) {
        List<String> names = new ArrayList<>(job.input().key());
        names.addAll(job.output().passThrough());
        job.input().privateColumns().stream()
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return names;
    }

    private static NightjarException refuse(ErrorCode code, String headline, List<String> lines, JobDefinition job) {
        return NightjarException.of(code, headline + "\n" + String.join("\n", lines))
                .notDone("Nothing was scored.")
                .next("nightjar models show " + job.model());
    }
}
