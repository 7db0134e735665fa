package io.nightjar.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.ConditionKey;
import io.nightjar.run.ConditionKind;
import io.nightjar.run.RunId;
import io.nightjar.status.SmallNights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is told of nights, and how often. */
class AlertsTest extends HookedAlerts {
    @Test
    void aFailureIsToldOnceAndThatItRecoveredOnce() {
        nights.failed("2001-05-07");
        assertThat(look()).containsExactly("opened failed small@2001-05-07");
        assertThat(look()).isEmpty();
        nights.failed("2001-05-07");
        nights.at(NOW.plus(Duration.ofHours(1)));
        assertThat(look())
                .as("another run of the same date failed too")
                .doesNotContain("opened failed small@2001-05-07");
        nights.published("2001-05-07");

        assertThat(look()).contains("recovered failed small@2001-05-07");
        assertThat(look()).isEmpty();
        nights.at(NOW.plus(Duration.ofHours(2)));
        nights.failed("2001-05-07");
        assertThat(look()).containsExactly("opened failed small@2001-05-07");
    }

    @Test
    void aConditionThatLastsIsToldAgainAfterTheStatedTimeUntilSomebodyAcknowledgesIt() {
        nights.failed("2001-05-07");
        look();
        nights.published("2001-05-08");
        nights.at(NOW.plus(Duration.ofHours(24)).minusSeconds(1));
        assertThat(look()).isEmpty();
        nights.at(NOW.plus(Duration.ofHours(24)));
        assertThat(look()).containsExactly("repeated failed small@2001-05-07");

        assertThat(alerts().acknowledge("small", SmallNights.date("2001-05-07")))
                .containsExactly(new ConditionKey("small", SmallNights.date("2001-05-07"), ConditionKind.FAILED));

        nights.at(NOW.plus(Duration.ofHours(49)));
        assertThat(look()).doesNotContain("repeated failed small@2001-05-07");
        nights.published("2001-05-07");
        assertThat(look()).contains("recovered failed small@2001-05-07");
    }

    @Test
    void neverMeansNeverAgain() throws IOException {
        settings("  repeat-after: never\n");
        nights.failed("2001-05-07");
        nights.published("2001-05-08");
        look();
        nights.at(NOW.plus(Duration.ofDays(30)));
        assertThat(look()).noneMatch(told -> told.startsWith("repeated"));
    }

    @Test
    void aFailedNightThatIsHeldAfterItsRestartIsToldAsHeldAndNotAsRecovered() {
        nights.failed("2001-05-07");
        look();
        nights.held("2001-05-07");
        assertThat(look()).containsExactly("opened held small@2001-05-07");
        nights.published("2001-05-07");
        assertThat(look()).containsExactly("recovered held small@2001-05-07");
    }

    @Test
    void aNightThatNobodyBeganIsMissingAfterAWhileAndRecoversWhenItIsPublished() {
        nights.published("2001-05-07");
        look();
        nights.at(Instant.parse("2001-05-09T08:09:59Z"));
        assertThat(look()).isEmpty();
        nights.at(Instant.parse("2001-05-09T08:10:00Z"));
        assertThat(look()).containsExactly("opened missing small@2001-05-08");
        nights.published("2001-05-08");
        assertThat(look()).containsExactly("recovered missing small@2001-05-08");
    }

    @Test
    void whatIsDueWhileAJobIsPausedIsNotMissing() {
        nights.published("2001-05-07");
        nights.at(NOW.minusSeconds(3600));
        nights.ledger().pauseLog().pause("small", "anna", Optional.empty(), Optional.empty());
        nights.at(NOW.plus(Duration.ofHours(5)));
        assertThat(look()).isEmpty();
    }

    @Test
    void aNightThatIsNotPublishedByItsDeadlineIsLate() throws IOException {
        nights.write("jobs/small.yaml", SmallNights.JOB + "  deadline: \"06:00\"\n");
        nights.published("2001-05-07");
        nights.stopped("2001-05-08");
        nights.at(Instant.parse("2001-05-09T10:00:00Z"));
        assertThat(look()).isEmpty();
        nights.at(Instant.parse("2001-05-09T10:00:01Z"));
        assertThat(look()).containsExactly("opened late small@2001-05-08");
        nights.published("2001-05-08");
        assertThat(look()).containsExactly("recovered late small@2001-05-08");
    }

    @Test
    void whatWasPublishedIsToldOnlyIfSomebodyAskedAndOnceForEachRun() throws IOException {
        RunId first = nights.published("2001-05-08");
        alerts().happened("small", SmallNights.date("2001-05-08"), first);
        alerts().look();
        assertThat(told()).isEmpty();
        settings("  on: failed, published\n");

        alerts().happened("small", SmallNights.date("2001-05-08"), first);
        alerts().look();
        alerts().happened("small", SmallNights.date("2001-05-08"), first);
        alerts().look();

        assertThat(told()).containsExactly("happened published small@2001-05-08");
    }

    @Test
    void aNightThatAGateWarnedOfIsToldOnlyIfSomebodyAskedAndRecoversWhenItPasses() throws IOException {
        nights.warned("2001-05-08");
        assertThat(look()).isEmpty();
        assertThat(open()).isEmpty();
        settings("  on: failed, warned\n");

        assertThat(look()).containsExactly("opened warned small@2001-05-08");
        assertThat(json(0).get("alerts").get(0).get("reason").asString())
                .startsWith("minimum-auc is 0.61 (limit 0.65)");
        assertThat(look()).isEmpty();
        nights.published("2001-05-08");
        assertThat(look()).containsExactly("recovered warned small@2001-05-08");
    }

    @Test
    void labelsThatDoNotComeAreToldOnlyIfSomebodyAskedAndRecoverWhenTheyDo() throws IOException {
        nights.write("jobs/small.yaml", SmallNights.JOB + """
                labels:
                  path: data/truth/date={date}
                  column: late
                  mature-after: 2 days
                """);
        nights.published("2001-05-08");
        settings("  on: failed\n");
        nights.at(Instant.parse("2001-05-11T04:00:00Z"));
        assertThat(look()).isEmpty();
        settings("  on: labels-late\n");
        nights.at(Instant.parse("2001-05-11T03:59:59Z"));
        assertThat(look()).as("a second before midnight in New York").isEmpty();
        nights.at(Instant.parse("2001-05-11T04:00:00Z"));

        assertThat(look()).containsExactly("opened labels-late small@2001-05-08");
        JsonNode alert = json(0).get("alerts").get(0);
        assertThat(alert.get("reason").asString())
                .isEqualTo("Its labels were to be complete on 2001-05-10, and none have been joined.");
        assertThat(alert.get("next").get(0).asString()).isEqualTo("nightjar labels small --date 2001-05-08");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("docs/schema/alert.schema.json")))
                        .validate(hook.bodies.get(0), InputFormat.JSON))
                .isEmpty();
        nights.write("reports/small/labels.json", """
                {"historyVersion": 1, "nights": [
                  {"date": "2001-05-08", "run": "1", "mature": true, "rows": 9, "labelled": 9, "points": []}]}""");
        hook.bodies.clear();
        alerts().look();
        assertThat(json(0).get("alerts").get(0).get("headline").asString())
                .isEqualTo("small@2001-05-08 recovered: labels have come");
    }

    @Test
    void whatIsOldWhenItIsFirstSeenIsNoNewsAndWhatAJobDoesNotAskForIsNotTold() throws IOException {
        settings("  on: failed, held\n");
        nights.at(NOW.minus(Duration.ofDays(8)));
        nights.failed("2001-04-30");
        nights.at(NOW);
        assertThat(look()).isEmpty();
        nights.write("jobs/small.yaml", SmallNights.JOB + "alerts: {on: [held]}\n");
        nights.failed("2001-05-07");
        assertThat(look()).isEmpty();
        nights.write("jobs/small.yaml", SmallNights.JOB + "alerts: {channels: []}\n");
        nights.held("2001-05-06");
        assertThat(look()).isEmpty();
        nights.write("jobs/small.yaml", SmallNights.JOB);
        assertThat(look()).containsExactly("opened failed small@2001-05-07", "opened held small@2001-05-06");
    }

    @Test
    void ofManyWhoLookAtTheSameTimeOneTells() throws Exception {
        nights.failed("2001-05-07");
        int many = 6;
        CyclicBarrier together = new CyclicBarrier(many);
        ExecutorService pool = Executors.newFixedThreadPool(many);
        List<Future<?>> looks = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Alerts own = alerts();
            looks.add(pool.submit(() -> {
                together.await();
                return own.look();
            }));
        }
        for (Future<?> one : looks) {
            one.get();
        }
        pool.shutdown();

        assertThat(told()).containsExactly("opened failed small@2001-05-07");
    }

    @Test
    void aFailureThatTheLedgerCouldNotBeToldOfIsToldOnceAndRecoversWhenTheLedgerIsBack() {
        NightjarException down = NightjarException.of(ErrorCode.LEDGER_UNAVAILABLE, "The ledger did not do its work.");
        nights.published("2001-05-06");
        alerts().failedUnrecorded("small", SmallNights.date("2001-05-07"), down);
        alerts().failedUnrecorded("small", SmallNights.date("2001-05-07"), down);
        assertThat(told()).containsExactly("opened failed small@2001-05-07");

        nights.published("2001-05-07");

        assertThat(look()).containsExactly("recovered failed small@2001-05-07");
        assertThat(folder.resolve("state/alerts")).isEmptyDirectory();
    }

    @Test
    void withoutAnyChannelNothingIsLookedAtAndNothingWritten() throws IOException {
        nights.write("nightjar.yaml", "timezone: UTC\n");
        nights.failed("2001-05-07");

        assertThat(alerts().look()).isEmpty();

        assertThat(nights.ledger().reader().conditions().open("small")).isEmpty();
        assertThat(open()).extracting(one -> one.condition().key().kind()).containsExactly(ConditionKind.FAILED);
    }

    @Test
    void itIsNeededOnlyWhereSomethingChangedOrIsOwed() {
        nights.published("2001-05-08");
        assertThat(needed()).isFalse();
        nights.failed("2001-05-07");
        assertThat(needed()).isTrue();
        hook.answer = 500;
        alerts().look();
        assertThat(needed()).isTrue();
        hook.answer = 200;
        alerts().look();
        assertThat(needed()).isFalse();
    }
}
