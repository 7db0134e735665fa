package io.nightjar.job;

import io.nightjar.ledger.Settlement;
import io.nightjar.publish.Receipt;
import io.nightjar.quality.QualityReport;
import io.nightjar.run.RunId;

/** Passes on all that it hears; who extends it listens to what it overrides. */
public class ProgressRelay implements ProgressListener {
    private final ProgressListener next;

    protected ProgressRelay(ProgressListener next) {
        this.next = next;
    }

    @Override
    public void began(RunId run, int launch) {
        next.began(run, launch);
    }

    @Override
    public void prepared(NightContent night) {
        next.prepared(night);
    }

    @Override
    public void judged(QualityReport report) {
        next.judged(report);
    }

    @Override
    public void published(Receipt receipt) {
        next.published(receipt);
    }

    @Override
    public void settled(Settlement one) {
        next.settled(one);
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
