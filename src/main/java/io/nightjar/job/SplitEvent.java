package io.nightjar.job;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** For the Flight Recorder: a split, from its turn to its record. */
final class SplitEvent {
    private final @Nullable Recorded event;

    @Name("nightjar.Split")
    @Label("Split")
    @Category("Nightjar")
    @StackTrace(false)
    static final class Recorded extends Event {
        @Label("Split")
        int split;
    }

    private SplitEvent(@Nullable Recorded event) {
        this.event = event;
    }

    /** Where nothing is recorded, not even the class of the event is loaded: the first one would start the recorder. */
    static SplitEvent begun() {
        if (!FlightRecorder.isInitialized()) {
            return new SplitEvent(null);
        }
        Recorded event = new Recorded();
        event.begin();
        return new SplitEvent(event);
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
