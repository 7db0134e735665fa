package io.nightjar.storage;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * For the Flight Recorder: a thread waited until a file or folder was on the disk. However short: a night has a few dozen of them,
 * and each tells what was made safe when.
 */
@Name("nightjar.SyncWait")
@Label("Waited for the disk")
@Category("Nightjar")
@StackTrace(false)
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
