package io.nightjar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.run.BusinessDate;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacklogTest {
    private static final Instant DUE_FOR_8_MAY = Instant.parse("2001-05-09T07:10:00Z");

    @TempDir
    Path root;

    @Test
    void countsTheDatesThatHaveBeenDueSinceTheLastPublishedOne() {
        assertThat(unpublished("2001-05-08", DUE_FOR_8_MAY)).isZero();
        assertThat(unpublished("2001-05-07", DUE_FOR_8_MAY)).isEqualTo(1);
        assertThat(unpublished("2001-05-07", DUE_FOR_8_MAY.minusSeconds(1))).isZero();
        assertThat(unpublished("2001-04-30", DUE_FOR_8_MAY)).isEqualTo(8);
    }

    @Test
    void aDatePublishedBeforeItWasDueLeavesNothing() {
        assertThat(unpublished("2001-05-20", DUE_FOR_8_MAY)).isZero();
    }

    @Test
    void nobodyKnowsSinceWhenWhereNothingWasEverPublished() {
        assertThat(backlog(job("America/New_York"), Optional.empty(), DUE_FOR_8_MAY))
                .isEqualTo(new Backlog(Optional.empty(), 0));
    }

    @Test
    void aDayThatDidNotExistIsNotMissed() {
        Instant newYear = Instant.parse("2012-01-01T00:00:00Z");

        assertThat(backlog(job("Pacific/Apia"), published("2011-12-28"), newYear)
                        .unpublished())
                .isEqualTo(2);
    }

    private int unpublished(String published, Instant now) {
        return backlog(job("America/New_York"), published(published), now).unpublished();
    }

    private Backlog backlog(ScheduledJob job, Optional<BusinessDate> published, Instant now) {
        try (LedgerReader none = LedgerReader.open(LedgerSettings.embedded(root.resolve("state")))) {
            return Backlog.of(job, published, GivenUp.since(Instant.EPOCH, job, none, now), now);
        }
    }

    private ScheduledJob job(String zone) {
        return new JobFiles(root).with("job", zone, "03:10").scheduled("job");
    }

    private static Optional<BusinessDate> published(String date) {
        return Optional.of(new BusinessDate(LocalDate.parse(date)));
    }
}
