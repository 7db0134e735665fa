package io.nightjar.job;

import io.nightjar.run.RunId;

/** Passes on all that it hears; who extends it listens to what it overrides. */
public class ProgressRelay implements ProgressListener {
    private final ProgressListener next;

    protected ProgressRelay(ProgressListener next) {
        this.next = next;
    }

    @Override
    public void began(RunId run) {
        next.began(run);
    }

    @Override
    public void stage(String name) {
        next.stage(name);
    }

    @Override
    public void planned(long rows, int splits) {
        next.planned(rows, splits);
    }

    @Override
    public void advanced(long rows) {
        next.advanced(rows);
    }

    @Override
    public void note(String sentence) {
        next.note(sentence);
    }
}
