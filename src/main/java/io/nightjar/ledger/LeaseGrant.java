package io.nightjar.ledger;

import io.nightjar.run.BusinessDate;

/** What the database granted: one job and date, to one process, under a token that only grows. */
record LeaseGrant(String job, BusinessDate date, long token, Owner owner) {

    /** {@code job@date}. */
    String label() {
        return job + "@" + date;
    }
}
