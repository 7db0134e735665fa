package io.nightjar.run;

import java.time.Duration;
import java.time.Instant;

/** How long something is kept. */
public sealed interface Keep {

    /** Whether what dates from then may go; where a number is kept, times do not matter. */
    default boolean letsGo(Instant since, Instant now) {
        return false;
    }

    /** For ever. */
    record Always() implements Keep {
        @Override
        public String toString() {
            return "keep";
        }
    }

    /** For so many days, from 1. */
    record Days(int days) implements Keep {
        @Override
        public boolean letsGo(Instant since, Instant now) {
            return since.plus(Duration.ofDays(days)).isBefore(now);
        }

        @Override
        public String toString() {
            return days + (days == 1 ? " day" : " days");
        }
    }

    /** The newest so many of each business date, from 1. */
    record Versions(int number) implements Keep {
        @Override
        public String toString() {
            return number + (number == 1 ? " version" : " versions");
        }
    }
}
