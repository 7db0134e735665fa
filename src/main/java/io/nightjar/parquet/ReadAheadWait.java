package io.nightjar.parquet;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** For the Flight Recorder: a reader waited for bytes that were asked for before. */
final class ReadAheadWait {
    private final @Nullable Recorded event;

    @Name("nightjar.ReadAheadWait")
    @Label("Waited for bytes read ahead")
    @Category("Nightjar")
    @StackTrace(false)
    @Threshold("1 ms")
    static final class Recorded extends Event {
        @Label("Bytes")
        int bytes;
    }

    private ReadAheadWait(@Nullable Recorded event) {
        this.event = event;
    }

    /** Where nothing is recorded, not even the class of the event is loaded: the first one would start the recorder. */
    static ReadAheadWait begun() {
        if (!FlightRecorder.isInitialized()) {
            return new ReadAheadWait(null);
        }
        Recorded event = new Recorded();
        event.begin();
        return new ReadAheadWait(event);
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
