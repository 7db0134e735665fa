package io.nightjar.torture;

import java.util.Locale;

/** How far a night is. It says so on standard error when each of them begins. */
enum Stage {
    START,
    PLAN,
    SCORING,
    JUDGE,
    PUBLISH;

    /** Whether that line says that this stage begins. */
    boolean isSaidBy(String line) {
        return line.startsWith(label());
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The furthest one that such a line was said of. */
    static Stage reached(Victim victim) {
        Stage reached = START;
        for (Stage stage : values()) {
            if (victim.hasSaidSoFar(stage::isSaidBy)) {
                reached = stage;
            }
        }
        return reached;
    }
}
