package io.nightjar.schedule;

import io.nightjar.run.BusinessDate;
import java.time.Instant;
import java.time.ZoneId;

/**
 * One job's business date and when it is to be run.
 *
 * @param job its name
 * @param zone the job's, for showing {@code due}
 * @param date the business date
 * @param due the instant from which it is due
 */
public record DueNight(String job, ZoneId zone, BusinessDate date, Instant due) {

    /** {@code job@date}. */
    public String label() {
        return job + "@" + date;
    }
}
