package io.nightjar.job;

import io.nightjar.quality.Profiler;
import io.nightjar.quality.contract.ContractPlan;
import io.nightjar.scoring.Explainer;
import io.nightjar.scoring.OutputTable;
import io.nightjar.scoring.RejectsTable;
import io.nightjar.scoring.Scorer;
import io.nightjar.table.Split;
import io.nightjar.table.TableSink;
import io.nightjar.table.TableSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every split of a run is scored with.
 *
 * @param explainer says why; empty where the job asks for no reasons
 * @param profilers a new one for each split, since one is used by one thread
 * @param contract what the rows are held against
 */
record ScoringTools(
        TableSource source,
        TableSink sink,
        Scorer scorer,
        Optional<Explainer> explainer,
        OutputTable output,
        RejectsTable rejects,
        Function<Split, Profiler> profilers,
        ContractPlan contract) {}
