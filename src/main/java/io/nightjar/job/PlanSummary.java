package io.nightjar.job;

import io.nightjar.model.ModelVersion;
import io.nightjar.run.RunSpec;
import io.nightjar.table.Partition;
import io.nightjar.table.Split;
import java.util.List;
import java.util.Optional;

/**
 * What a run would do now; making it changes nothing.
 *
 * @param spec job and date
 * @param partition the files it would read, with rows and bytes
 * @param model which model would score
 * @param splits how the work would be divided
 * @param digest the plan's digest
 * @param action one sentence: start a new run, resume run X (so many splits left), refuse because published …, and why
 * @param rerun the same sentence of a run that may replace what is published
 * @param replaces location of the table it would replace; empty text where there is none
 * @param frozen the same, to be run so later and not otherwise
 * @param missing what the run would wait for before it reads; empty where nothing
 */
public record PlanSummary(
        RunSpec spec,
        Partition partition,
        ModelVersion model,
        List<Split> splits,
        String digest,
        String action,
        String rerun,
        String replaces,
        FrozenNight frozen,
        Optional<String> missing) {

    public PlanSummary {
        splits = List.copyOf(splits);
    }
}
