package io.nightjar.cli;

import io.nightjar.error.NightjarException;
import java.util.Optional;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param what it looked at
 * @param text what it found, one sentence
 * @param next the command that helps
 */
record Finding(State state, String what, String text, Optional<String> next) {

    /** How it is. */
    enum State {
        GOOD("ok"),
        /** Works, but somebody should know. */
        ODD("warning"),
        /** Would stop a night. */
        BAD("failed");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static Finding good(String what, String text) {
        return new Finding(State.GOOD, what, text, Optional.empty());
    }

    static Finding odd(String what, String text, String next) {
        return new Finding(State.ODD, what, text, Optional.of(next));
    }

    static Finding bad(String what, String text) {
        return new Finding(State.BAD, what, text, Optional.empty());
    }

    static Finding bad(String what, NightjarException e) {
        return new Finding(
                State.BAD,
                what,
                e.code().code() + " " + e.message().lines().findFirst().orElse(""),
                Optional.of("nightjar help " + e.code().code()));
    }
}
