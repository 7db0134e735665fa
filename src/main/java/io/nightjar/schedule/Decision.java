package io.nightjar.schedule;

import io.nightjar.ledger.FiringLog.Skipped;

/** What is to be done about a night that is due. */
sealed interface Decision {

    /** Nothing stands in its way. */
    record Start(ScheduledJob job) implements Decision {}

    /** Something does, in one phrase. */
    record Wait(String reason) implements Decision {}

    /** It is not to be run any more. */
    record Skip(Skipped why) implements Decision {}
}
