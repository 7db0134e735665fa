package io.nightjar.architecture.planted.table;

import java.io.ObjectInputStream;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;

/** Breaks the rules about time, printing, ending the process, state, injection and serialization. */
final class Habits {
    static int calls;

    @Autowired
    ObjectInputStream input;

    Instant tell() {
        System.out.println(calls);
        if (calls > 1) {
            System.exit(1);
        }
        return Instant.now();
    }
}
