package io.nightjar.tribuo;

/** Why a model is left to Tribuo, in one phrase. */
final class NotCompiled extends Exception {
    private static final long serialVersionUID = 1L;

    NotCompiled(String why) {
        super(why);
    }
}
