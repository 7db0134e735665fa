package io.nightjar.job;

import io.nightjar.model.ModelVersion;
import io.nightjar.model.Signature;
import io.nightjar.run.RunSpec;
import io.nightjar.scoring.ColumnDescription;
import io.nightjar.scoring.ScoringPath;
import io.nightjar.table.Partition;
import java.util.List;

/**
 * What a run reads, with which model, and what it will write: settled before the first row is scored.
 *
 * @param partition the frozen files
 * @param signature what the model takes from which column
 * @param path which code scores
 * @param golden how far the bundle's golden rows agreed
 * @param output the table's columns, in its order
 * @param rejects the rejects table's
 */
public record NightContent(
        RunSpec spec,
        Partition partition,
        ModelVersion model,
        Signature signature,
        ScoringPath path,
        String golden,
        List<ColumnDescription> output,
        List<ColumnDescription> rejects) {

    public NightContent {
        output = List.copyOf(output);
        rejects = List.copyOf(rejects);
    }
}
