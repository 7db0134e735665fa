package io.nightjar.ledger;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** For the Flight Recorder: a run took its lease, or waited for a sign of life of its owner. */
@Name("nightjar.LeaseWait")
@Label("Waited for the lease")
@Category("Nightjar")
@StackTrace(false)
@Threshold("1 ms")
final class LeaseWait extends Event {
    @Label("Job and date")
    String night = "";

    static LeaseWait begun() {
        LeaseWait event = new LeaseWait();
        event.begin();
        return event;
    }

    void ended(String night) {
        end();
        if (shouldCommit()) {
            this.night = night;
            commit();
        }
    }
}
