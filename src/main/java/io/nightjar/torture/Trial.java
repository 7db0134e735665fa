package io.nightjar.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that was done to a night, and what came of it.
 *
 * @param kind what was done
 * @param where at which moment or failpoint
 * @param ended how the process ended that it was done to
 * @param violations what must not be and was; none where all held
 * @param restart how the night was finished afterwards; empty where nothing was resumed
 * @param skipped why it could not be done here; empty where it was
 */
public record Trial(
        Kind kind,
        String where,
        String ended,
        List<String> violations,
        Optional<Restart> restart,
        Optional<String> skipped) {
    public Trial {
        violations = List.copyOf(violations);
    }

    /** What is done to a process. */
    public enum Kind {
        KILLED("killed at a random moment"),
        KILLED_AT_FAILPOINT("killed at a failpoint"),
        FAILED_AT_FAILPOINT("a call failed at a failpoint"),
        PAUSED("paused past its lease"),
        STARTED_TOGETHER("many started for one night"),
        DATABASE_AWAY("database away"),
        LEDGER_DAMAGED("a row of the ledger damaged"),
        CLOCK_BACK("clock stepped back an hour"),
        STORAGE_LOST("storage full or read-only");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** One after which all had to be well at once. */
    static Trial of(Kind kind, String where, String ended, Night.Finish finish) {
        return of(kind, where, ended, List.of(), finish);
    }

    /** @param before what did not hold before the night was finished */
    static Trial of(Kind kind, String where, String ended, List<String> before, Night.Finish finish) {
        List<String> violations = new ArrayList<>(before);
        violations.addAll(finish.violations());
        return new Trial(kind, where, ended, violations, finish.restart(), Optional.empty());
    }

    static Trial neverReached(Kind kind, String where, String last) {
        return new Trial(
                kind, where, "", List.of("the run never came to it: " + last), Optional.empty(), Optional.empty());
    }

    static Trial skipped(Kind kind, String where, String why) {
        return new Trial(kind, where, "", List.of(), Optional.empty(), Optional.of(why));
    }

    public boolean held() {
        return violations.isEmpty();
    }
}
