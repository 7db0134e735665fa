package io.nightjar.job;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** For the Flight Recorder: a split waited until another one was scored. */
@Name("nightjar.TurnWait")
@Label("Waited for a turn")
@Category("Nightjar")
@StackTrace(false)
@Threshold("1 ms")
final class TurnWait extends Event {
    @Label("Split")
    int split;

    static TurnWait begun() {
        TurnWait event = new TurnWait();
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
