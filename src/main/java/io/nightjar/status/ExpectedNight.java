package io.nightjar.status;

import io.nightjar.run.BusinessDate;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A date that somebody expects to be published.
 *
 * @param by until when; empty for now
 */
public record ExpectedNight(String job, BusinessDate date, Optional<LocalTime> by) {

    /**
     * What is known of a date, from the ledger or from the file beside its tables.
     *
     * @param published when its table came in place; empty where nothing is published
     * @param due from when on it was to be run; empty where nobody says
     * @param standing how it stands, for people
     */
    public record Known(Optional<Instant> published, Optional<Instant> due, String standing) {

        /** Nothing, for the reason given. */
        static Known nothing(String why) {
            return new Known(Optional.empty(), Optional.empty(), why);
        }

        static Known of(DateStatus status) {
            Optional<Instant> published =
                    status.table().map(table -> table.settled().orElse(table.intended()));
            return new Known(published, status.due(), standing(status));
        }

        private static String standing(DateStatus status) {
            if (status.run().isEmpty()) {
                return "no run was ever begun";
            }
            return status.standing().label()
                    + status.run().map(run -> ", run " + run.id()).orElse("")
                    + status.code().map(code -> ", " + code).orElse("")
                    + status.reason().map(reason -> ": " + reason).orElse("");
        }
    }

    /**
     * Whether what was expected is so.
     *
     * @param until the instant by which it was to be published; empty where no time was named
     * @param why one sentence
     */
    public record Answer(Verdict verdict, Optional<Instant> until, String why) {}

    /** The answer in a word. */
    public enum Verdict {
        /** It is published, in time. */
        YES,
        /** It is not, or was too late. */
        NO,
        /** It is not published, and there is still time. */
        NOT_YET
    }

    /**
     * Answers. The time of day is the first such one after the date was due; where nobody says when it is due, that of the
     * day after it.
     */
    public Answer answer(Known known, ZoneId zone, Instant now) {
        Optional<Instant> until = by.map(time -> until(time, known, zone));
        if (known.published().isPresent()) {
            boolean inTime = until.filter(limit -> known.published().get().isAfter(limit))
                    .isEmpty();
            return new Answer(
                    inTime ? Verdict.YES : Verdict.NO,
                    until,
                    "published " + (inTime ? "" : "too late, ")
                            + known.published().get());
        }
        boolean time = until.filter(now::isBefore).isPresent();
        return new Answer(time ? Verdict.NOT_YET : Verdict.NO, until, known.standing());
    }

    private Instant until(LocalTime time, Known known, ZoneId zone) {
        if (known.due().isEmpty()) {
            return date.date().plusDays(1).atTime(time).atZone(zone).toInstant();
        }
        LocalDateTime due = LocalDateTime.ofInstant(known.due().get(), zone);
        LocalDateTime sameDay = due.toLocalDate().atTime(time);
        return (sameDay.isBefore(due) ? sameDay.plusDays(1) : sameDay)
                .atZone(zone)
                .toInstant();
    }
}
