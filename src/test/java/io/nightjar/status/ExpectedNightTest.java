package io.nightjar.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.status.ExpectedNight.Answer;
import io.nightjar.status.ExpectedNight.Known;
import io.nightjar.status.ExpectedNight.Verdict;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectedNightTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Instant DUE = Instant.parse("2001-05-09T07:10:00Z");
    private static final Instant SIX = Instant.parse("2001-05-09T10:00:00Z");

    @Test
    void withoutATimeOnlyWhetherItIsPublishedCounts() {
        assertThat(answer(Optional.empty(), published(SIX.plusSeconds(9999)), SIX))
                .isEqualTo(Verdict.YES);
        assertThat(answer(Optional.empty(), unpublished(), SIX)).isEqualTo(Verdict.NO);
    }

    @Test
    void beforeTheTimeWhatIsNotPublishedIsNotYetAndFromThenOnNo() {
        assertThat(answer(Optional.of(LocalTime.of(6, 0)), unpublished(), SIX.minusMillis(1)))
                .isEqualTo(Verdict.NOT_YET);
        assertThat(answer(Optional.of(LocalTime.of(6, 0)), unpublished(), SIX)).isEqualTo(Verdict.NO);
    }

    @Test
    void whatWasPublishedAfterTheTimeIsNoForEver() {
        assertThat(answer(Optional.of(LocalTime.of(6, 0)), published(SIX), SIX.plusSeconds(60)))
                .isEqualTo(Verdict.YES);
        assertThat(answer(Optional.of(LocalTime.of(6, 0)), published(SIX.plusMillis(1)), SIX.plusSeconds(60)))
                .isEqualTo(Verdict.NO);
    }

    @Test
    void theTimeIsTheFirstSuchOneAfterItWasDue() {
        ExpectedNight night =
                new ExpectedNight("small", SmallNights.date("2001-05-08"), Optional.of(LocalTime.of(2, 0)));
        Answer answer = night.answer(unpublished(), ZONE, SIX);
        assertThat(answer.until()).contains(Instant.parse("2001-05-10T06:00:00Z"));
    }

    @Test
    void whereNobodySaysWhenItIsDueTheTimeIsOnTheDayAfter() {
        ExpectedNight night =
                new ExpectedNight("small", SmallNights.date("2001-05-08"), Optional.of(LocalTime.of(6, 0)));
        Known known = new Known(Optional.empty(), Optional.empty(), "failed");
        assertThat(night.answer(known, ZONE, SIX).until()).contains(SIX);
    }

    private static Known published(Instant at) {
        return new Known(Optional.of(at), Optional.of(DUE), "published");
    }

    private static Known unpublished() {
        return new Known(Optional.empty(), Optional.of(DUE), "failed");
    }

    private static Verdict answer(Optional<LocalTime> by, Known known, Instant now) {
        return new ExpectedNight("small", SmallNights.date("2001-05-08"), by)
                .answer(known, ZONE, now)
                .verdict();
    }
}
