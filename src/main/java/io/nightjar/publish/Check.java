package io.nightjar.publish;

import java.util.Locale;

/**
 * One thing that was checked.
 *
 * @param what for example {@code table}, {@code receipt}, {@code signature}
 * @param detail what was found, in words
 */
public record Check(String what, State state, String detail) {

    /** How it came out. */
    public enum State {
        HOLDS,
        BROKEN,
        /** It cannot be told from what there is. */
        UNKNOWN;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Check holds(String what, String detail) {
        return new Check(what, State.HOLDS, detail);
    }

    public static Check broken(String what, String detail) {
        return new Check(what, State.BROKEN, detail);
    }

    public static Check unknown(String what, String detail) {
        return new Check(what, State.UNKNOWN, detail);
    }
}
