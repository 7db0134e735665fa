package io.nightjar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.ledger.RunProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final Instant BEGUN = Instant.parse("2001-05-09T03:00:00Z");
    private static final Optional<Duration> USUAL = Optional.of(Duration.ofMinutes(30));

    @Test
    void whatIsLeftTakesAsLongARowAsWhatThisLaunchHasFinished() {
        // 200 of 1000 rows were finished by an earlier launch, 200 more in ten minutes: 600 take half an hour.
        RunProgress progress = new RunProgress(BEGUN, 1000, 400, 200, Optional.of(minutes(10)));

        assertThat(Forecast.end(progress, USUAL, minutes(11))).contains(minutes(40));
    }

    @Test
    void beforeTheFirstSplitIsFinishedEarlierNightsTell() {
        RunProgress progress = new RunProgress(BEGUN, 1000, 200, 0, Optional.empty());

        assertThat(Forecast.end(progress, USUAL, minutes(1))).contains(minutes(30));
        assertThat(Forecast.end(progress, Optional.empty(), minutes(1))).isEmpty();
    }

    @Test
    void aForecastThatHasPassedIsNow() {
        RunProgress progress = new RunProgress(BEGUN, 1000, 1000, 1000, Optional.of(minutes(10)));

        assertThat(Forecast.end(progress, USUAL, minutes(12))).contains(minutes(12));
    }

    @Test
    void theUsualNightIsTheMedianSoThatOneOddNightSaysNothing() {
        assertThat(Forecast.usual(List.of(Duration.ofMinutes(5), Duration.ofHours(9), Duration.ofMinutes(6))))
                .contains(Duration.ofMinutes(6));
        assertThat(Forecast.usual(List.of())).isEmpty();
    }

    private static Instant minutes(int minutes) {
        return BEGUN.plus(Duration.ofMinutes(minutes));
    }
}
