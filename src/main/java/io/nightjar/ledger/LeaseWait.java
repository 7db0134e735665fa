package io.nightjar.ledger;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** For the Flight Recorder: a run took its lease, or waited for a sign of life of its owner. */
final class LeaseWait {
    private final @Nullable Recorded event;

    @Name("nightjar.LeaseWait")
    @Label("Waited for the lease")
    @Category("Nightjar")
    @StackTrace(false)
    @Threshold("1 ms")
    static final class Recorded extends Event {
        @Label("Job and date")
        String night = "";
    }

    private LeaseWait(@Nullable Recorded event) {
        this.event = event;
    }

    /** Where nothing is recorded, not even the class of the event is loaded: the first one would start the recorder. */
    static LeaseWait begun() {
        if (!FlightRecorder.isInitialized()) {
            return new LeaseWait(null);
        }
        Recorded event = new Recorded();
        event.begin();
        return new LeaseWait(event);
    }

    void ended(String night) {
        if (event != null) {
            event.end();
            if (event.shouldCommit()) {
                event.night = night;
                event.commit();
            }
        }
    }
}
