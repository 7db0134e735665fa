package io.nightjar.publish;

import static io.nightjar.publish.Step.Touches.FILES;
import static io.nightjar.publish.Step.Touches.LEDGER;

import java.util.Locale;

/**
 * Every call of a publication that changes a file or asks the ledger, in the order in which they come; those after
 * {@code DELETE_STAGING} are reached only after another process or step has failed. A process can be made to end, stop or fail before and after each of them: {@link Failpoint}.
 */
public enum Step {
    SYNC_REJECTS(FILES),
    SYNC_TABLE(FILES),
    STAGE_RECEIPT(FILES),
    STAGE_SCHEMA(FILES),
    LINK_OLD_TABLE(FILES),
    SYNC_OLD_TABLE(FILES),
    COPY_OLD_RECEIPT(FILES),
    LINK_OLD_REJECTS(FILES),
    SYNC_OLD_REJECTS(FILES),
    INTENT_LOCK(LEDGER),
    KEEP_OLD_TABLE(FILES),
    KEEP_OLD_RECEIPT(FILES),
    KEEP_OLD_REJECTS(FILES),
    PLACE_REJECTS(FILES),
    PLACE_RECEIPT(FILES),
    INTENT_RUN(LEDGER),
    INTENT_SEQUENCE(LEDGER),
    INTENT_PUBLICATION(LEDGER),
    INTENT_OUTPUTS(LEDGER),
    INTENT_COMMIT(LEDGER),
    PUBLISH_LOCK(LEDGER),
    PLACE_SCHEMA(FILES),
    PLACE_TABLE(FILES),
    RECORD_SUPERSEDED(LEDGER),
    RECORD_PUBLICATION(LEDGER),
    RECORD_CHAIN(LEDGER),
    RECORD_RUN(LEDGER),
    RECORD_LAUNCH(LEDGER),
    PUBLISH_COMMIT(LEDGER),
    TIDY_LOCK(LEDGER),
    TAKE_OLD_RECEIPT(FILES),
    TAKE_OLD_REJECTS(FILES),
    STAGE_CHAIN(FILES),
    PLACE_CHAIN(FILES),
    TIDY_COMMIT(LEDGER),
    DELETE_STAGING(FILES),
    REVOKE_COMMIT_FOLDER(FILES),
    DELETE_REVOKED(FILES),
    WITHDRAW_LOCK(LEDGER),
    WITHDRAW_PUBLICATION(LEDGER),
    WITHDRAW_RUN(LEDGER),
    WITHDRAW_COMMIT(LEDGER),
    STAGE_SETTLEMENT(FILES),
    SETTLE_LOCK(LEDGER),
    SETTLE_COMMIT(LEDGER);

    private final Touches touches;

    Step(Touches touches) {
        this.touches = touches;
    }

    /** What a step works on, and so what its failure looks like. */
    public enum Touches {
        FILES,
        LEDGER
    }

    public Touches touches() {
        return touches;
    }

    public Failpoint before() {
        return new Failpoint(Failpoint.Side.BEFORE, this);
    }

    public Failpoint after() {
        return new Failpoint(Failpoint.Side.AFTER, this);
    }

    /** For example {@code place-table}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
