package io.nightjar.ledger;

import io.nightjar.publish.Intent;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.time.Instant;
import java.util.Optional;

/**
 * One publication.
 *
 * @param sequence grows by one with each intent of a job
 * @param intent the table, its rejects and its receipt
 * @param intended when the intent was recorded
 * @param settled when it was published or withdrawn
 */
public record PublicationRecord(
        long sequence, Intent intent, State state, Instant intended, Optional<Instant> settled) {

    /** Where a publication stands. */
    public enum State {
        /** Intended; after a crash {@code recover} looks at what lies in place. */
        PUBLISHING,
        /** In place. */
        PUBLISHED,
        /** Was in place until a newer run replaced it; kept in history. */
        SUPERSEDED,
        /** Never came in place. */
        WITHDRAWN
    }

    /** Whose table it is. */
    public RunId run() {
        return intent.run();
    }

    public BusinessDate date() {
        return intent.date();
    }
}
