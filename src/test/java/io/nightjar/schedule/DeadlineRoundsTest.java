package io.nightjar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Firing;
import io.nightjar.schedule.ScheduleEvent.Late;
import io.nightjar.schedule.ScheduleEvent.Recovered;
import io.nightjar.schedule.ScheduleEvent.WillBeLate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is late, and what is told beforehand that it will be. */
class DeadlineRoundsTest extends HandledRounds {
    @Test
    void aNightThatIsNotPublishedByItsDeadlineIsLateOnceAndRecovers() {
        job("a", "deadline: \"06:00\"", "retries: 0");
        nights.beginningWith(spec -> {
            throw NightjarException.of(ErrorCode.FILE_CORRUPT, "broken");
        });
        scheduler.look();
        watch("2001-05-07T05:59:00Z");
        assertThat(heard.all(Late.class)).isEmpty();
        watch("2001-05-07T06:30:00Z");

        Late late = heard.all(Late.class).get(0);
        assertThat(late.night().label()).isEqualTo("a@2001-05-06");
        assertThat(late.deadline()).isEqualTo("2001-05-07T06:00:00Z");
        assertThat(late.forecast()).as("nothing says how long a night takes").isEmpty();
        publish("a", "2001-05-06");
        watch("2001-05-07T12:00:00Z");
        assertThat(heard.all(Late.class)).hasSize(1);
        assertThat(heard.all(Recovered.class))
                .extracting(recovered -> recovered.night().label())
                .containsExactly("a@2001-05-06");
    }

    @Test
    void aNightThatIsNotCaughtUpOrIsPausedIsNeverLate() {
        job("a", "deadline: \"06:00\"", "catch-up: none");
        job("b", "deadline: \"06:00\"", "retries: 0");
        nights.beginningWith(spec -> {
            throw NightjarException.of(ErrorCode.FILE_CORRUPT, "broken");
        });
        scheduler.look();
        pause("a", Optional.of(Instant.parse("2001-05-07T04:00:00Z")));
        watch("2001-05-07T05:00:00Z");
        pause("b", Optional.of(Instant.parse("2001-05-07T07:00:00Z")));
        watch("2001-05-07T12:00:00Z");

        assertThat(firing("a", "2001-05-06").state()).isEqualTo(Firing.State.SKIPPED);
        assertThat(firing("b", "2001-05-06").exit()).contains(12);
        assertThat(heard.all(Late.class)).isEmpty();
    }

    @Test
    void aNightOfWhichEarlierOnesSayThatItWillBeLateIsToldBeforehand() {
        job("prices");
        job("a", "after: prices", "deadline: \"06:00\"");
        nights.beginningWith(spec -> {
            throw NightjarException.of(ErrorCode.FILE_CORRUPT, "broken");
        });
        scheduler.look();
        publish("a", "2001-05-04", Duration.ofHours(1));
        watch("2001-05-07T04:59:00Z");
        assertThat(heard.all(WillBeLate.class)).isEmpty();
        watch("2001-05-07T05:01:00Z");

        assertThat(heard.all(WillBeLate.class))
                .containsExactly(new WillBeLate(
                        new DueNight("a", ZoneId.of("UTC"), date("2001-05-06"), Instant.parse("2001-05-07T03:00:00Z")),
                        Instant.parse("2001-05-07T06:00:00Z"),
                        Instant.parse("2001-05-07T06:01:00Z")));
        watch("2001-05-07T05:30:00Z");
        assertThat(heard.all(WillBeLate.class)).hasSize(1);
    }
}
