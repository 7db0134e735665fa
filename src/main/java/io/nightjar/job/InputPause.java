package io.nightjar.job;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** For the Flight Recorder: a run waited for its input to be ready. */
final class InputPause {
    private final @Nullable Recorded event;

    @Name("nightjar.InputWait")
    @Label("Waited for the input")
    @Category("Nightjar")
    @StackTrace(false)
    @Threshold("1 ms")
    static final class Recorded extends Event {
        @Label("Missing")
        String missing = "";
    }

    private InputPause(@Nullable Recorded event) {
        this.event = event;
    }

    /** Where nothing is recorded, not even the class of the event is loaded: the first one would start the recorder. */
    static InputPause begun() {
        if (!FlightRecorder.isInitialized()) {
            return new InputPause(null);
        }
        Recorded event = new Recorded();
        event.begin();
        return new InputPause(event);
    }

    void ended(String missing) {
        if (event != null) {
            event.end();
            if (event.shouldCommit()) {
                event.missing = missing;
                event.commit();
            }
        }
    }
}
