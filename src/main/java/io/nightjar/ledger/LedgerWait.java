package io.nightjar.ledger;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** For the Flight Recorder: a question to the ledger, or a transaction with what was done in it. */
final class LedgerWait {
    private final @Nullable Recorded event;

    @Name("nightjar.LedgerWait")
    @Label("Waited for the ledger")
    @Category("Nightjar")
    @StackTrace(false)
    @Threshold("1 ms")
    static final class Recorded extends Event {}

    private LedgerWait(@Nullable Recorded event) {
        this.event = event;
    }

    /** Where nothing is recorded, not even the class of the event is loaded: the first one would start the recorder. */
    static LedgerWait begun() {
        if (!FlightRecorder.isInitialized()) {
            return new LedgerWait(null);
        }
        Recorded event = new Recorded();
        event.begin();
        return new LedgerWait(event);
    }

    void ended() {
        if (event != null) {
            event.commit();
        }
    }
}
