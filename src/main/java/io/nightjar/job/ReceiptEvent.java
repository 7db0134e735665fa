package io.nightjar.job;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** For the Flight Recorder: writing down how a night came to be, with the digests and copies of input files that it asks for. */
@Name("nightjar.Receipt")
@Label("Receipt")
@Category("Nightjar")
@StackTrace(false)
final class ReceiptEvent extends Event {
    @Label("Input files")
    int inputs;

    static ReceiptEvent begun() {
        ReceiptEvent event = new ReceiptEvent();
        event.begin();
        return event;
    }

    void ended(int inputs) {
        end();
        if (shouldCommit()) {
            this.inputs = inputs;
            commit();
        }
    }
}
