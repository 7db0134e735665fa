package io.nightjar.ledger;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.ConditionKind;

/** Names a condition: which one, of which business date of which job. */
public record ConditionKey(String job, BusinessDate date, ConditionKind kind) {

    /** {@code job@date}. */
    public String night() {
        return job + "@" + date;
    }

    /** {@code job@date kind}. */
    @Override
    public String toString() {
        return night() + " " + kind.label();
    }
}
