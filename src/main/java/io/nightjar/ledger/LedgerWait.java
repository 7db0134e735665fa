package io.nightjar.ledger;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** For the Flight Recorder: a question to the ledger, or a transaction with what was done in it. */
@Name("nightjar.LedgerWait")
@Label("Waited for the ledger")
@Category("Nightjar")
@StackTrace(false)
@Threshold("1 ms")
final class LedgerWait extends Event {
    static LedgerWait begun() {
        LedgerWait event = new LedgerWait();
        event.begin();
        return event;
    }

    void ended() {
        end();
        if (shouldCommit()) {
            commit();
        }
    }
}
