package io.nightjar.run;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When a job is due, and what may keep it from being run then.
 *
 * @param at local time of day, {@code HH:mm}, in the job's zone
 * @param days how many days before the due day the business date lies; 1 for yesterday
 * @param dates which business dates have a night
 * @param after whose tables of the same date must be published before
 * @param overlap what becomes of a night that is due while an earlier one of the job still runs
 * @param catchUp which of the nights are run that were due while no scheduler ran
 * @param retries how often a night is tried again that failed in a way that may pass
 * @param deadline local time of day, the first after the due instant, by which the table is to be published; absent
 *     where the job has none
 * @param proof how much of a published night is made again after each publication; absent where nothing is
 */
public record Schedule(
        LocalTime at,
        int days,
        Dates dates,
        Upstream after,
        Overlap overlap,
        CatchUp catchUp,
        Retries retries,
        Optional<LocalTime> deadline,
        Optional<Proof> proof) {

    /** Every day, after no other job, with what holds where a job file says nothing. */
    public static Schedule daily(LocalTime at, int days) {
        return new Schedule(
                at,
                days,
                Dates.ALL,
                Upstream.NONE,
                Overlap.WAIT,
                CatchUp.DEFAULT,
                Retries.DEFAULT,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Which business dates have a night.
     *
     * @param weekdays those of them on these days of the week
     * @param calendars names of business calendars; a day that is no business day in one of them is a holiday
     * @param onHoliday what becomes of a date that is a holiday
     */
    public record Dates(Set<DayOfWeek> weekdays, List<String> calendars, OnHoliday onHoliday) {
        /** Every day. */
        public static final Dates ALL = new Dates(EnumSet.allOf(DayOfWeek.class), List.of(), OnHoliday.SKIP);

        public Dates {
            weekdays = Set.copyOf(weekdays);
            calendars = List.copyOf(calendars);
        }
    }

    /** What becomes of a business date that is a holiday. A date never has two nights. */
    public enum OnHoliday {
        /** It has no night. */
        SKIP,
        /** The business day before it has one in its place. */
        PREVIOUS,
        /** The business day after it has one in its place. */
        NEXT
    }

    /**
     * Other jobs that come first.
     *
     * @param jobs their names; none where a job depends on no other
     * @param timeout how long after its due instant a night waits for them
     */
    public record Upstream(List<String> jobs, Duration timeout) {
        /** How long a night waits where a job file says nothing. */
        public static final Duration TIMEOUT = Duration.ofHours(12);

        public static final Upstream NONE = new Upstream(List.of(), TIMEOUT);

        public Upstream {
            jobs = List.copyOf(jobs);
        }
    }

    /** What becomes of a night that is due while an earlier one of the job still runs. */
    public enum Overlap {
        /** It is run after that one. */
        WAIT,
        /** It is not run. */
        SKIP
    }

    /**
     * Which nights are run that were due while no scheduler ran or the job was paused.
     *
     * @param within how long ago they were due at most
     */
    public record CatchUp(Which which, Duration within) {
        /** What holds where a job file says nothing. */
        public static final CatchUp DEFAULT = new CatchUp(Which.LAST, Duration.ofDays(7));

        /** Which of them. */
        public enum Which {
            NONE,
            LAST,
            ALL
        }
    }

    /**
     * The standing proof: what is made again after a publication, and compared.
     *
     * @param share of its splits, above 0 and at most 1; at least one is
     */
    public record Proof(double share, Of of) {
        /** Which night. */
        public enum Of {
            /** The one that was published. */
            LATEST,
            /** One of all whose tables stand in place, by chance. */
            ANY
        }
    }

    /**
     * How a night is tried again that ended with 11, 20 or 40: input not ready, technical failure, outcome unknown.
     *
     * @param times how often at most, after the first try
     * @param pause between two tries
     */
    public record Retries(int times, Duration pause) {
        /** What holds where a job file says nothing. */
        public static final Retries DEFAULT = new Retries(2, Duration.ofMinutes(10));
    }
}
