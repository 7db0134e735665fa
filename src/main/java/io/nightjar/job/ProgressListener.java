package io.nightjar.job;

import io.nightjar.ledger.Settlement;
import io.nightjar.publish.Receipt;
import io.nightjar.quality.QualityReport;
import io.nightjar.run.RunId;

/** Hears how a run goes on. Called from several threads; must not block. */
public interface ProgressListener {

    /**
     * The run has its identity; nothing else was done for it yet.
     *
     * @param launch number of the process working on it, from 1
     */
    default void began(RunId run, int launch) {}

    /** What the run reads and what it will write are settled. */
    default void prepared(NightContent night) {}

    /** The night was judged. */
    default void judged(QualityReport report) {}

    /** Its table stands in place. */
    default void published(Receipt receipt) {}

    /** Something that a crash left, of this night or of another one of any job, was settled on the way. */
    default void settled(Settlement one) {}

    /** A stage begins: plan, score, judge or publish. */
    void stage(String name);

    /** Scoring is about to begin. */
    void planned(long rows, int splits);

    /** More rows were scored or rejected. */
    void advanced(long rows);

    /** Something a person should know at once, in one sentence. */
    void note(String sentence);

    /** Hears and says nothing. */
    static ProgressListener silent() {
        return new ProgressListener() {
            @Override
            public void stage(String name) {}

            @Override
            public void planned(long rows, int splits) {}

            @Override
            public void advanced(long rows) {}

            @Override
            public void note(String sentence) {}
        };
    }
}
