package io.nightjar.job;

import io.nightjar.model.ModelBundle;
import io.nightjar.run.RunSpec;
import io.nightjar.table.Partition;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import java.util.List;

/**
 * What a run will read and with which model, frozen.
 *
 * @param read the columns to read from each file, with the types they are read as: keys, pass-through columns, then the
 *     features that are neither, then what only the contract names
 * @param splits the work, in the order in which parts are joined
 * @param digest SHA-256 over job, model, input files and splits: equal digests are the same work
 */
record NightPlan(
        RunSpec spec, Partition partition, ModelBundle bundle, Schema read, List<Split> splits, String digest) {

    NightPlan {
        splits = List.copyOf(splits);
    }

    /** The key columns as they are read. */
    Schema key() {
        return new Schema(read.columns().subList(0, spec.job().input().key().size()));
    }
}
