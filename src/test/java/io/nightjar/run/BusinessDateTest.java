package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BusinessDateTest {

    @Test
    void yesterdayIsTheDayBeforeInTheJobsZone() {
        assertThat(yesterday("2001-05-09T03:59:59Z", "America/New_York")).hasToString("2001-05-07");
        assertThat(yesterday("2001-05-09T04:00:00Z", "America/New_York")).hasToString("2001-05-08");
    }

    @Test
    void aDayThatTheZoneNeverHadIsNobodysYesterday() {
        // Samoa crossed the date line: after 2011-12-29 came 2011-12-31.
        assertThat(yesterday("2011-12-30T09:59:59Z", "Pacific/Apia")).hasToString("2011-12-28");
        assertThat(yesterday("2011-12-30T10:00:00Z", "Pacific/Apia")).hasToString("2011-12-29");
        assertThat(yesterday("2011-12-31T10:00:00Z", "Pacific/Apia")).hasToString("2011-12-31");
    }

    @Test
    void daysAreCountedOverThoseThatExisted() {
        ZoneDays apia = new ZoneDays(ZoneId.of("Pacific/Apia"));

        assertThat(apia.had(LocalDate.parse("2011-12-30"))).isFalse();
        assertThat(apia.after(LocalDate.parse("2011-12-29"), 2)).isEqualTo("2012-01-01");
        assertThat(apia.before(LocalDate.parse("2012-01-01"), 3)).isEqualTo("2011-12-28");
        assertThat(apia.before(LocalDate.parse("2012-01-01"), 0)).isEqualTo("2012-01-01");
    }

    private static BusinessDate yesterday(String now, String zone) {
        return BusinessDate.yesterday(Clock.fixed(Instant.parse(now), ZoneOffset.UTC), ZoneId.of(zone));
    }
}
