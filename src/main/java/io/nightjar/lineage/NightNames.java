package io.nightjar.lineage;

import io.nightjar.publish.OutputLayout;
import io.nightjar.run.JobDefinition;
import java.nio.file.Path;

/** What a job's data sets are called; their dates are parts of them. */
record NightNames(DatasetName input, DatasetName scores, DatasetName rejects) {

    static NightNames of(JobDefinition job, OutputLayout layout, Path root) {
        return new NightNames(
                DatasetName.of(job.input().path(), root),
                DatasetName.of(layout.output() + "/" + job.name(), root),
                DatasetName.of(layout.rejects() + "/" + job.name(), root));
    }
}
