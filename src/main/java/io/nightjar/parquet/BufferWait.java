package io.nightjar.parquet;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** For the Flight Recorder: no buffer was free, and a new one took time: memory outside of the heap may run short. */
@Name("nightjar.BufferWait")
@Label("Waited for a new page buffer")
@Category("Nightjar")
@StackTrace(false)
@Threshold("1 ms")
final class BufferWait extends Event {
    @Label("Bytes")
    int bytes;

    static BufferWait begun() {
        BufferWait event = new BufferWait();
        event.begin();
        return event;
    }

    void ended(int bytes) {
        end();
        if (shouldCommit()) {
            this.bytes = bytes;
            commit();
        }
    }
}
