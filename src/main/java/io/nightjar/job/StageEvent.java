package io.nightjar.job;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** For the Flight Recorder: a stage of a launch, between whose borders the waits lie. */
@Name("nightjar.Stage")
@Label("Stage")
@Category("Nightjar")
@StackTrace(false)
final class StageEvent extends Event {
    @Label("Stage")
    String stage = "";

    static StageEvent begun() {
        StageEvent event = new StageEvent();
        event.begin();
        return event;
    }

    void ended(String stage) {
        end();
        if (shouldCommit()) {
            this.stage = stage;
            commit();
        }
    }
}
