package io.nightjar.job;

import io.nightjar.publish.OutputLayout;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;

/** Where the parts of one run go. */
record SplitFiles(OutputLayout layout, String job, BusinessDate date, RunId run, int batchRows) {

    SplitTask task(NightPlan plan, int split) {
        return new SplitTask(
                plan.splits().get(split),
                plan.read(),
                plan.key(),
                batchRows,
                layout.part(job, date, run, split),
                layout.rejectsPart(job, date, run, split));
    }
}
