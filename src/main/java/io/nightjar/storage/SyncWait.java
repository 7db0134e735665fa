package io.nightjar.storage;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * For the Flight Recorder: a thread waited until a file or folder was on the disk. However short: a night has a few dozen of them,
 * and each tells what was made safe when.
 */
final class SyncWait {
    private final @Nullable Recorded event;

    @Name("nightjar.SyncWait")
    @Label("Waited for the disk")
    @Category("Nightjar")
    @StackTrace(false)
    static final class Recorded extends Event {
        @Label("File or folder")
        String location = "";
    }

    private SyncWait(@Nullable Recorded event) {
        this.event = event;
    }

    /** Where nothing is recorded, not even the class of the event is loaded: the first one would start the recorder. */
    static SyncWait begun() {
        if (!FlightRecorder.isInitialized()) {
            return new SyncWait(null);
        }
        Recorded event = new Recorded();
        event.begin();
        return new SyncWait(event);
    }

    void ended(String location) {
        if (event != null) {
            event.end();
            if (event.shouldCommit()) {
                event.location = location;
                event.commit();
            }
        }
    }
}
