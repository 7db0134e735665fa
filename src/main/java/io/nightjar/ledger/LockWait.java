package io.nightjar.ledger;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** For the Flight Recorder: a publication waited for the lock of its lease. */
final class LockWait {
    private final @Nullable Recorded event;

    @Name("nightjar.LockWait")
    @Label("Waited for the lock of the lease")
    @Category("Nightjar")
    @StackTrace(false)
    @Threshold("1 ms")
    static final class Recorded extends Event {
        @Label("Purpose")
        String purpose = "";
    }

    private LockWait(@Nullable Recorded event) {
        this.event = event;
    }

    /** Where nothing is recorded, not even the class of the event is loaded: the first one would start the recorder. */
    static LockWait begun() {
        if (!FlightRecorder.isInitialized()) {
            return new LockWait(null);
        }
        Recorded event = new Recorded();
        event.begin();
        return new LockWait(event);
    }

    void ended(String purpose) {
        if (event != null) {
            event.end();
            if (event.shouldCommit()) {
                event.purpose = purpose;
                event.commit();
            }
        }
    }
}
