package io.nightjar.job;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** For the Flight Recorder: a stage of a launch, between whose borders the waits lie. */
final class StageEvent {
    private final @Nullable Recorded event;

    @Name("nightjar.Stage")
    @Label("Stage")
    @Category("Nightjar")
    @StackTrace(false)
    static final class Recorded extends Event {
        @Label("Stage")
        String stage = "";
    }

    private StageEvent(@Nullable Recorded event) {
        this.event = event;
    }

    /** Where nothing is recorded, not even the class of the event is loaded: the first one would start the recorder. */
    static StageEvent begun() {
        if (!FlightRecorder.isInitialized()) {
            return new StageEvent(null);
        }
        Recorded event = new Recorded();
        event.begin();
        return new StageEvent(event);
    }

    void ended(String stage) {
        if (event != null) {
            event.end();
            if (event.shouldCommit()) {
                event.stage = stage;
                event.commit();
            }
        }
    }
}
