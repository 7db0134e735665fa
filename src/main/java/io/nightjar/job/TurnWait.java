package io.nightjar.job;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** For the Flight Recorder: a split waited until another one was scored. */
final class TurnWait {
    private final @Nullable Recorded event;

    @Name("nightjar.TurnWait")
    @Label("Waited for a turn")
    @Category("Nightjar")
    @StackTrace(false)
    @Threshold("1 ms")
    static final class Recorded extends Event {
        @Label("Split")
        int split;
    }

    private TurnWait(@Nullable Recorded event) {
        this.event = event;
    }

    /** Where nothing is recorded, not even the class of the event is loaded: the first one would start the recorder. */
    static TurnWait begun() {
        if (!FlightRecorder.isInitialized()) {
            return new TurnWait(null);
        }
        Recorded event = new Recorded();
        event.begin();
        return new TurnWait(event);
    }

    void ended(int split) {
        if (event != null) {
            event.end();
            if (event.shouldCommit()) {
                event.split = split;
                event.commit();
            }
        }
    }
}
