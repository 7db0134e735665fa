package io.nightjar.diff;

import io.nightjar.model.ModelBundle;
import io.nightjar.publish.Receipt;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunRecord;
import io.nightjar.table.DataFile;
import java.util.List;
import java.util.Optional;

/**
 * One of the two runs, as far as it is still there.
 *
 * @param job as it was when the run was made
 * @param table where it stands now: in place, or in history
 * @param bundle its model; empty where it is gone or another one by now
 * @param inputs its files; empty where one of them is gone or another one by now
 * @param gaps what is gone, a sentence each
 */
public record Side(
        RunRecord run,
        Receipt receipt,
        JobDefinition job,
        DataFile table,
        Optional<ModelBundle> bundle,
        Optional<List<DataFile>> inputs,
        List<String> gaps) {

    public Side {
        inputs = inputs.map(List::copyOf);
        gaps = List.copyOf(gaps);
    }

    /** Rows with their keys: those of the table. */
    Keyed keyedTable() {
        return new Keyed(List.of(table), job.input().key());
    }
}
