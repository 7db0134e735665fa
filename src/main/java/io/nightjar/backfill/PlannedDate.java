package io.nightjar.backfill;

import io.nightjar.run.BusinessDate;

/**
 * One date of a backfill.
 *
 * @param was how it stood: {@code missing}, the status of its newest run, {@code not due}
 * @param does what the backfill does with it
 * @param why the reason, a phrase
 */
public record PlannedDate(BusinessDate date, String was, Does does, String why) {

    /** What is done with a date. */
    public enum Does {
        /** A run, or the unfinished one goes on. */
        RUN("run"),
        /** A run that replaces what is published. */
        REPLACE("replace"),
        /** Nothing. */
        SKIP("skip");

        private final String label;

        Does(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Whether a run is begun or goes on. */
    public boolean isToRun() {
        return does != Does.SKIP;
    }
}
