package io.nightjar.job;

import io.nightjar.config.GateColumns;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelRegistry;
import io.nightjar.quality.ContractJudgement;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunSpec;
import io.nightjar.table.Partition;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.SplitPlan;
import io.nightjar.table.TableSource;
import java.util.List;
import java.util.function.Function;

/** Makes plans; reads footers and the model bundle, and changes nothing. */
final class Planner {
    private final PartitionFinder partitions;
    private final TableSource source;
    private final ModelRegistry models;
    private final long splitRows;

    /** @param splitRows the most rows of a split that has several row groups */
    Planner(PartitionFinder partitions, TableSource source, ModelRegistry models, long splitRows) {
        this.partitions = partitions;
        this.source = source;
        this.models = models;
        this.splitRows = splitRows;
    }

    /**
     * @throws NightjarException INPUT_MISSING, INPUT_EMPTY, FILE_CORRUPT, COLUMN_MISSING, COLUMN_TYPE, SCHEMA_DIFFERS, CONTRACT_BROKEN,
     *     UNKNOWN_MODEL, MODEL_DIGEST, JOB_INVALID where a gate measures a column that is not read
     */
    NightPlan plan(RunSpec spec) {
        try {
            return freeze(spec);
        } catch (NightjarException e) {
            throw e.next("nightjar run " + spec.job().name() + " --date " + spec.date())
                    .next("nightjar help " + e.code().code());
        }
    }

    private NightPlan freeze(RunSpec spec) {
        JobDefinition.Input input = spec.job().input();
        Beside<Partition> besideTheModel =
                Beside.begin("footers", () -> partitions.find(input.path(), input.files(), spec.date()));
        ModelBundle bundle = models.open(spec.job().model());
        GateColumns.check(spec.job(), bundle.signature());
        return of(spec, bundle, besideTheModel.get(), found -> SplitPlan.of(found, splitRows));
    }

    /** The plan of these very files, cut so. */
    NightPlan of(RunSpec spec, ModelBundle bundle, Partition partition, Function<Partition, List<Split>> cut) {
        BrokenContract.refuse(new ContractJudgement(spec.job().contract(), partition.files()).ofFiles());
        Schema read = new ReadSchema(spec, bundle.signature(), source).of(partition);
        List<Split> splits = cut.apply(partition);
        return new NightPlan(spec, partition, bundle, read, splits, PlanDigest.of(spec, bundle, partition, splits));
    }
}
