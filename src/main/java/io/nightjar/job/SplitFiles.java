package io.nightjar.job;

import io.nightjar.publish.OutputLayout;

/**
 * Where the parts of one launch go.
 *
 * @param folder the launch's own
 */
record SplitFiles(String folder, int batchRows) {

    SplitTask task(NightPlan plan, int split) {
        return new SplitTask(
                plan.splits().get(split),
                plan.read(),
                plan.key(),
                batchRows,
                OutputLayout.part(folder, split),
                OutputLayout.rejectsPart(folder, split));
    }
}
