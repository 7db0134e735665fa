package io.nightjar.job;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** For the Flight Recorder: a split, from its turn to its record. */
@Name("nightjar.Split")
@Label("Split")
@Category("Nightjar")
@StackTrace(false)
final class SplitEvent extends Event {
    @Label("Split")
    int split;

    static SplitEvent begun() {
        SplitEvent event = new SplitEvent();
        event.begin();
        return event;
    }

    void ended(int split) {
        end();
        if (shouldCommit()) {
            this.split = split;
            commit();
        }
    }
}
