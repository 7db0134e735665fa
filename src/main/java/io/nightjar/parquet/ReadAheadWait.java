package io.nightjar.parquet;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** For the Flight Recorder: a reader waited for bytes that were asked for before. */
@Name("nightjar.ReadAheadWait")
@Label("Waited for bytes read ahead")
@Category("Nightjar")
@StackTrace(false)
@Threshold("1 ms")
final class ReadAheadWait extends Event {
    @Label("Bytes")
    int bytes;

    static ReadAheadWait begun() {
        ReadAheadWait event = new ReadAheadWait();
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
