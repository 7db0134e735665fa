package io.nightjar.job;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** For the Flight Recorder: a run waited for its input to be ready. */
@Name("nightjar.InputWait")
@Label("Waited for the input")
@Category("Nightjar")
@StackTrace(false)
@Threshold("1 ms")
final class InputPause extends Event {
    @Label("Missing")
    String missing = "";

    static InputPause begun() {
        InputPause event = new InputPause();
        event.begin();
        return event;
    }

    void ended(String missing) {
        end();
        if (shouldCommit()) {
            this.missing = missing;
            commit();
        }
    }
}
