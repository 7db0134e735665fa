package io.nightjar.storage;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** For the Flight Recorder: a thread waited until a file or folder was on the disk. */
@Name("nightjar.SyncWait")
@Label("Waited for the disk")
@Category("Nightjar")
@StackTrace(false)
@Threshold("1 ms")
final class SyncWait extends Event {
    @Label("File or folder")
    String location = "";

    static SyncWait begun() {
        SyncWait event = new SyncWait();
        event.begin();
        return event;
    }

    void ended(String location) {
        end();
        if (shouldCommit()) {
            this.location = location;
            commit();
        }
    }
}
