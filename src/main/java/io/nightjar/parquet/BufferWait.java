package io.nightjar.parquet;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** For the Flight Recorder: no buffer was free, and a new one took time: memory outside of the heap may run short. */
final class BufferWait {
    private final @Nullable Recorded event;

    @Name("nightjar.BufferWait")
    @Label("Waited for a new page buffer")
    @Category("Nightjar")
    @StackTrace(false)
    @Threshold("1 ms")
    static final class Recorded extends Event {
        @Label("Bytes")
        int bytes;
    }

    private BufferWait(@Nullable Recorded event) {
        this.event = event;
    }

    /** Where nothing is recorded, not even the class of the event is loaded: the first one would start the recorder. */
    static BufferWait begun() {
        if (!FlightRecorder.isInitialized()) {
            return new BufferWait(null);
        }
        Recorded event = new Recorded();
        event.begin();
        return new BufferWait(event);
    }

    void ended(int bytes) {
        if (event != null) {
            event.end();
            if (event.shouldCommit()) {
                event.bytes = bytes;
                event.commit();
            }
        }
    }
}
