package io.nightjar.alert;

import io.nightjar.ledger.Condition;
import io.nightjar.run.BusinessDate;
import io.nightjar.status.DateStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a message says of one condition.
 *
 * @param title the job's, for people
 * @param zone the job's, in which people are told times
 * @param since when the condition was first seen
 * @param closed when it was over; empty while it is not
 * @param status how the date stands now
 * @param report location of the newest run's report; empty where there is none
 * @param link where people find it; empty where nobody says
 * @param next commands that the operator can type
 */
record Alert(
        Event event,
        Condition condition,
        String title,
        ZoneId zone,
        Instant since,
        Optional<Instant> closed,
        DateStatus status,
        Optional<String> report,
        Optional<String> link,
        List<String> next) {

    /** What is said of the condition. */
    enum Event {
        OPENED,
        REPEATED,
        RECOVERED,
        /** It was over when it came: a publication. */
        HAPPENED,
        /** Nothing is the matter: somebody tries out a channel. */
        TEST;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Alert {
        next = List.copyOf(next);
    }

    String job() {
        return condition.key().job();
    }

    BusinessDate date() {
        return condition.key().date();
    }

    /** {@code failed}. */
    String kind() {
        return condition.key().kind().label();
    }

    /** One line for a subject: {@code flight-delay@2001-05-08 failed: NJ-INPUT-MISSING}. */
    String headline() {
        String night = condition.key().night();
        String code = condition.code().map(found -> ": " + found).orElse("");
        return switch (event) {
            case OPENED -> night + " " + kind() + code;
            case REPEATED -> night + " still " + kind() + code;
            case RECOVERED ->
                night
                        + switch (condition.key().kind()) {
                            case LABELS_LATE -> " recovered: labels have come";
                            case NOT_REPRODUCED -> " recovered: what stands in place is not " + kind() + " any more";
                            default -> " recovered: published, was " + kind();
                        };
            case HAPPENED -> night + " published";
            case TEST -> "a test message";
        };
    }
}
