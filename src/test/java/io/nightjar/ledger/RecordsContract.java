package io.nightjar.ledger;

import static io.nightjar.ledger.Fixture.DATE;
import static io.nightjar.ledger.Fixture.FIRST;
import static io.nightjar.ledger.Fixture.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Condition.Ending;
import io.nightjar.ledger.Firing.Cause;
import io.nightjar.ledger.Firing.Seen;
import io.nightjar.ledger.FiringLog.NewlyDue;
import io.nightjar.ledger.FiringLog.Skipped;
import io.nightjar.ledger.Proof.Answer;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.ConditionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger forgets of jobs beside their runs, on every database. */
abstract class RecordsContract extends AlertLogContract {
    private static final Instant LATER = NOW.plusSeconds(1);

    @Test
    void whatEndedBeforeIsForgottenAndWhatIsOpenIsNever() {
        BusinessDate next = new BusinessDate(DATE.date().plusDays(1));
        ledger.firingLog().watch(JOB, NOW.minus(Duration.ofDays(1)));
        ledger.firingLog()
                .due(
                        JOB,
                        NOW.minus(Duration.ofDays(1)),
                        NOW,
                        List.of(
                                new NewlyDue(
                                        DATE, NOW, Seen.MISSED, Optional.of(new Skipped(Cause.CATCH_UP, "unwanted"))),
                                new NewlyDue(next, NOW, Seen.ON_TIME, Optional.empty())));
        ConditionKey over = new ConditionKey(JOB, DATE, ConditionKind.FAILED);
        ConditionKey open = new ConditionKey(JOB, next, ConditionKind.FAILED);
        Stream.of(over, open).forEach(key -> {
            ledger.alertLog().open(new Condition(key, Optional.of(FIRST), Optional.empty(), "disk full"));
            ledger.alertLog().claim(Told.nothing(key, "email"), Duration.ofMinutes(1));
        });
        ledger.alertLog().close(over, Ending.RECOVERED);
        BackfillRecord backfill = ledger.backfillWriter().begin(JOB, DATE, next, "all");
        ledger.backfillWriter().end(backfill.number(), ExitStatus.OK);
        ledger.pauseLog().pause(JOB, "ada", Optional.empty(), Optional.empty());
        ledger.pauseLog().resume(JOB, "ada");
        ledger.pauseLog().pause(JOB, "ada", Optional.empty(), Optional.empty());
        try (Lease lease = begun(FIRST)) {
            ledger.runLog().held(lease, FIRST);
        }
        ledger.proofLog()
                .ended(
                        new Proof(FIRST, JOB, DATE, "ada", NOW, Answer.SAME, 1, 1, 10, 0.5, Optional.empty(), ""),
                        Optional.empty());

        assertThat(ledger.reader().records().jobs()).containsExactly(JOB);
        for (RecordKind kind : RecordKind.values()) {
            assertThat(ledger.runPruning().forget(kind, JOB, NOW))
                    .as("%s of this very moment", kind)
                    .isZero();
            assertThat(ledger.reader().records().endedBefore(kind, JOB, LATER))
                    .as("%s", kind)
                    .isEqualTo(1);
            assertThat(ledger.runPruning().forget(kind, "another", LATER)).isZero();
            assertThat(ledger.runPruning().forget(kind, JOB, LATER)).isEqualTo(1);
            assertThat(ledger.runPruning().forget(kind, JOB, LATER)).isZero();
        }

        assertThat(ledger.reader().firings().open()).extracting(Firing::date).containsExactly(next);
        assertThat(ledger.reader().conditions().open(JOB)).hasSize(1);
        assertThat(ledger.reader().conditions().told(over)).isEmpty();
        assertThat(ledger.reader().conditions().told(open)).hasSize(1);
        assertThat(ledger.reader().pauses().of(JOB)).singleElement().satisfies(pause -> assertThat(pause.holdsAt(NOW))
                .isTrue());
    }

    /** Its answer is too long for its column: recording it fails behind the taking back. */
    @Test
    void aProofWhoseAnswerCannotBeRecordedIsStillTheOneThatWasBegun() {
        try (Lease lease = begun(FIRST)) {
            ledger.runLog().held(lease, FIRST);
        }
        assertThat(ledger.proofLog().begin(JOB, FIRST, FIRST)).isTrue();
        Optional<String> tooLong = Optional.of("NJ-" + "X".repeat(60));

        assertThatThrownBy(() -> ledger.proofLog()
                        .ended(
                                new Proof(FIRST, JOB, DATE, "schedule", NOW, Answer.FAILED, 1, 1, 10, 0.5, tooLong, ""),
                                Optional.of(FIRST)))
                .isInstanceOf(NightjarException.class)
                .hasMessageContaining("ledger");

        assertThat(ledger.proofLog().begin(JOB, FIRST, FIRST))
                .as("nobody else begins it")
                .isFalse();
    }

    /** Whoever adds a table says what keeps it from growing for ever. */
    @Test
    void theDocumentationSaysOfEveryTableWhatBoundsIt() throws IOException {
        String retention = Files.readString(Path.of("docs/retention.md"));
        List<String> tables = JdbcClient.create(ledger.dataSource())
                .sql("SELECT table_name FROM information_schema.tables WHERE LOWER(table_schema) = 'public'")
                .query(String.class)
                .list();
        assertThat(tables)
                .hasSizeGreaterThan(15)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .map(name -> name.replaceFirst("^(batch|qrtz)_.*", "$1_*"))
                .allSatisfy(name -> assertThat(retention).contains("`" + name + "`"));
    }
}
