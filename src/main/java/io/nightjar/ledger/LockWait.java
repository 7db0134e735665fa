package io.nightjar.ledger;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** For the Flight Recorder: a publication waited for the lock of its lease. */
@Name("nightjar.LockWait")
@Label("Waited for the lock of the lease")
@Category("Nightjar")
@StackTrace(false)
@Threshold("1 ms")
final class LockWait extends Event {
    @Label("Purpose")
    String purpose = "";

    static LockWait begun() {
        LockWait event = new LockWait();
        event.begin();
        return event;
    }

    void ended(String purpose) {
        end();
        if (shouldCommit()) {
            this.purpose = purpose;
            commit();
        }
    }
}
