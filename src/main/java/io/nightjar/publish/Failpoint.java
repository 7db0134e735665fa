package io.nightjar.publish;

/** The steps of a publication, named so that a test can end the process between any two. */
interface Failpoint {
    /** What production uses. */
    Failpoint NONE = step -> {};

    /** The steps, in their order. */
    enum Step {
        REJECTS_IN_PLACE,
        OLD_TABLE_KEPT,
        RECEIPT_WRITTEN,
        INTENT_RECORDED,
        LEASE_LOCKED,
        TABLE_RENAMED,
        RECORD_WRITTEN,
        COMMITTED,
        TIDIED
    }

    /** Called when a step has been done. */
    void reached(Step step);
}
