package io.nightjar.torture;

import java.util.List;
import java.util.Optional;

/**
 * One thing that was done to a night, and what came of it.
 *
 * @param kind what was done: {@code kill}, {@code failpoint}, {@code pause}, {@code disk full}
 * @param where at which moment or failpoint
 * @param ended how the process ended that it was done to
 * @param violations what must not be and was; none where all held
 * @param skipped why it could not be done here; empty where it was
 */
public record Trial(Kind kind, String where, String ended, List<String> violations, Optional<String> skipped) {
    public Trial {
        violations = List.copyOf(violations);
    }

    /** What is done to a process. */
    public enum Kind {
        KILLED("killed at a random moment"),
        KILLED_AT_FAILPOINT("killed at a failpoint"),
        FAILED_AT_FAILPOINT("a call failed at a failpoint"),
        PAUSED("paused past its lease"),
        STORAGE_LOST("storage full or read-only");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    static Trial of(Kind kind, String where, String ended, List<String> violations) {
        return new Trial(kind, where, ended, violations, Optional.empty());
    }

    static Trial skipped(Kind kind, String where, String why) {
        return new Trial(kind, where, "", List.of(), Optional.of(why));
    }

    public boolean held() {
        return violations.isEmpty();
    }
}
