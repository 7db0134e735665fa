package io.nightjar.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Firing.Cause;
import io.nightjar.ledger.FiringLog.Skipped;
import io.nightjar.run.RunId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code _status.json} says, by a real ledger. */
class StatusFilesTest {
    @TempDir
    Path folder;

    private SmallNights nights;

    @BeforeEach
    void project() {
        nights = new SmallNights(folder);
    }

    @AfterEach
    void close() {
        nights.close();
    }

    @Test
    void eachDateSaysHowItStandsAndDatesThatWereDueWithoutARunAreMissing() {
        RunId published = nights.published("2001-05-04");
        nights.failed("2001-05-05");
        nights.held("2001-05-06");
        nights.stopped("2001-05-07");

        List<JsonNode> dates = written();

        assertThat(dates)
                .extracting(date ->
                        date.get("date").asString() + " " + date.get("status").asString())
                .containsExactly(
                        "2001-05-08 missing",
                        "2001-05-07 stopped",
                        "2001-05-06 held",
                        "2001-05-05 failed",
                        "2001-05-04 published");
        assertThat(dates.get(0).get("due").asString()).isEqualTo("2001-05-09T07:10:00Z");
        assertThat(dates.get(2).get("reason").asString())
                .isEqualTo("minimum-rows is 9.0 (limit 10.0); maximum-score-psi is 0.31 (limit 0.2).");
        assertThat(dates.get(3).get("errorCode").asString()).isEqualTo("NJ-INPUT-MISSING");
        assertThat(dates.get(3).get("reason").asString()).isEqualTo("there is no folder data/in/date=2001-05-05");
        JsonNode last = dates.get(4);
        assertThat(last.get("published").asBoolean()).isTrue();
        assertThat(last.get("run").get("rowsScored").asLong()).isEqualTo(9);
        assertThat(last.get("table").get("run").asString()).isEqualTo(published.value());
        assertThat(last.get("table").get("published").asString()).isEqualTo("2001-05-09T07:20:00Z");
    }

    @Test
    void aRerunThatFailsIsAFailedDateWithTheTableThatWasThere() {
        RunId published = nights.published("2001-05-07");
        nights.failed("2001-05-07");

        JsonNode date = written().get(1);

        assertThat(date.get("status").asString()).isEqualTo("failed");
        assertThat(date.get("published").asBoolean()).isTrue();
        assertThat(date.get("table").get("run").asString()).isEqualTo(published.value());
    }

    @Test
    void aRunWhoseProcessIsGoneHasFailed() {
        nights.begin("2001-05-07");

        JsonNode date = written().get(1);

        assertThat(date.get("status").asString()).isEqualTo("failed");
        assertThat(date.get("reason").asString()).isEqualTo("Its process ended without a word.");
    }

    @Test
    void aJobThatNeverRanMissesOnlyWhatWasDueAfterItsFileWasMade() throws IOException {
        assertThat(written()).isEmpty();

        Files.setLastModifiedTime(
                folder.resolve("jobs/small.yaml"),
                java.nio.file.attribute.FileTime.from(SmallNights.NOW.minusSeconds(3600)));

        assertThat(written()).extracting(date -> date.get("date").asString()).containsExactly("2001-05-08");
    }

    @Test
    void aNightThatBecomesMissingOrLateIsWrittenByTheNextLookAndNothingIsWrittenWhereNothingIsNew() throws IOException {
        assertThat(nights.status().refresh()).as("nothing is known of any date").isEmpty();
        nights.write("jobs/small.yaml", SmallNights.JOB + "  deadline: \"06:00\"\n");
        nights.at(Instant.parse("2001-05-08T12:00:00Z"));
        nights.published("2001-05-07");
        nights.status().write("small");
        assertThat(nights.status().refresh()).isEmpty();

        nights.at(SmallNights.NOW);
        assertThat(nights.status().refresh()).containsExactly("output/small/_status.json");
        assertThat(newest()).isEqualTo("2001-05-08 missing, late: false");
        assertThat(nights.status().refresh()).isEmpty();

        nights.at(Instant.parse("2001-05-09T10:01:00Z"));
        assertThat(nights.status().refresh()).hasSize(1);
        assertThat(newest()).isEqualTo("2001-05-08 missing, late: true");

        nights.write("output/small/_status.json", "torn");
        assertThat(nights.status().refresh()).hasSize(1);
    }

    /** The nights of 3 to 8 May were due; of each nobody waits for another reason, but for two. */
    @Test
    void nightsForWhichNobodyWaitsAreSkippedOrGivenUpAndNeverLate() throws Exception {
        nights.write(
                "jobs/small.yaml",
                SmallNights.JOB + "  deadline: \"06:00\"\n  catch-up: none\n  catch-up-within: 5 days\n");
        nights.published("2001-05-02");
        nights.abandoned("2001-05-04");
        nights.failed("2001-05-05");
        nights.due("2001-05-06", Optional.of(new Skipped(Cause.CATCH_UP, "Nobody catches it up.")));
        nights.due("2001-05-07", Optional.of(new Skipped(Cause.UPSTREAM, "It waited for prices.")));
        nights.at(Instant.parse("2001-05-09T05:00:00Z"));
        nights.ledger().pauseLog().pause("small", "ada", Optional.of("upgrade"), Optional.empty());
        nights.at(Instant.parse("2001-05-09T12:00:00Z"));
        nights.ledger().pauseLog().resume("small", "ada");

        assertThat(written())
                .extracting(date -> date.get("date").asString() + " "
                        + date.get("status").asString() + ", late: "
                        + date.get("late").asBoolean())
                .containsExactly(
                        "2001-05-08 skipped, late: false",
                        "2001-05-07 missing, late: true",
                        "2001-05-06 skipped, late: false",
                        "2001-05-05 failed, late: true",
                        "2001-05-04 abandoned, late: false",
                        "2001-05-03 skipped, late: false",
                        "2001-05-02 published, late: true");
        assertThat(written())
                .extracting(date -> date.get("reason").asString(""))
                .element(0, STRING)
                .startsWith("When it was due the job was paused by ada@")
                .endsWith(": upgrade.");
        assertThat(written().get(2).get("reason").asString()).isEqualTo("Nobody catches it up.");
        assertThat(written().get(5).get("reason").asString())
                .isEqualTo("It was due longer ago than the job catches up.");

        nights.ledger().pauseLog().pause("small", "ada", Optional.empty(), Optional.empty());
        assertThat(written())
                .as("while it is paused")
                .noneMatch(date ->
                        date.get("late").asBoolean() && !date.get("published").asBoolean());
    }

    private String newest() throws IOException {
        JsonNode date = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("output/small/_status.json")))
                .get("dates")
                .get(0);
        return date.get("date").asString() + " " + date.get("status").asString() + ", late: "
                + date.get("late").asBoolean();
    }

    @Test
    void theFileKeepsToItsSchema() throws IOException {
        nights.published("2001-05-04");
        nights.failed("2001-05-05");
        nights.held("2001-05-06");
        String file = Files.readString(folder.resolve(nights.status().write("small")));

        String schema = Files.readString(Path.of("docs/schema/status.schema.json"));

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(file, InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void whoReadsTheFileWhileItIsReplacedAlwaysFindsAWholeOne() throws Exception {
        nights.published("2001-05-07");
        Path file = folder.resolve(nights.status().write("small"));
        CountDownLatch done = new CountDownLatch(1);
        List<Throwable> torn = new ArrayList<>();
        int[] reads = {0};
        Thread reader = new Thread(() -> {
            try {
                while (done.getCount() > 0 || reads[0] == 0) {
                    StatusFileReader.of("file", Files.readAllBytes(file)).on(SmallNights.date("2001-05-07"));
                    reads[0]++;
                }
            } catch (IOException | RuntimeException e) {
                torn.add(e);
            }
        });
        reader.start();
        for (int i = 0; i < 50; i++) {
            nights.status().write("small");
        }
        done.countDown();
        reader.join();

        assertThat(torn).isEmpty();
        assertThat(reads[0]).isPositive();
    }

    @Test
    void whoeverWritesLastHasWrittenTheNewestEvenIfHeLookedBeforeTheOther() throws Exception {
        nights.failed("2001-05-07");
        boolean[] between = {false};
        StatusFiles slow = new StatusFiles(
                new io.nightjar.storage.ProjectStorage(folder),
                io.nightjar.publish.OutputLayout.standard(),
                new io.nightjar.config.JobFolder(nights.settings()),
                () -> {
                    if (between[0]) {
                        between[0] = false;
                        nights.published("2001-05-07");
                    }
                    // The second look is the one after writing.
                    between[0] = nights.reader().publications().current("small").isEmpty();
                    return nights.reader();
                },
                nights.clock());

        slow.write("small");

        assertThat(StatusFileReader.of("f", Files.readAllBytes(folder.resolve("output/small/_status.json")))
                        .on(SmallNights.date("2001-05-07"))
                        .published())
                .isPresent();
    }

    @Test
    void theFileAnswersAsTheLedgerDoes() {
        nights.published("2001-05-06");
        nights.failed("2001-05-07");
        StatusFiles status = nights.status();
        status.write("small");
        StatusFileReader file = status.read("small").orElseThrow();

        assertThat(file.zone()).isEqualTo(ZoneId.of("America/New_York"));
        for (String date : List.of("2001-05-05", "2001-05-06", "2001-05-07", "2001-05-08")) {
            ExpectedNight night = new ExpectedNight("small", SmallNights.date(date), Optional.of(LocalTime.of(6, 0)));
            ExpectedNight.Answer byFile = night.answer(
                    file.on(night.date()), file.zone(), nights.clock().instant());
            ExpectedNight.Answer byLedger = night.answer(
                    status.known("small", night.date()),
                    file.zone(),
                    nights.clock().instant());
            assertThat(byFile.verdict()).as(date).isEqualTo(byLedger.verdict());
        }
    }

    @Test
    void whatIsNoStatusFileIsRefusedByName() {
        assertThatThrownBy(() -> StatusFileReader.of("output/small/_status.json", bytes("{\"job\":\"small\"}")))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_CORRUPT))
                .hasMessage("output/small/_status.json is not a status file");
        assertThatThrownBy(() -> StatusFileReader.of("f", bytes("{\"statusVersion\":1,\"da")))
                .hasMessage("f is not a whole status file");
        assertThatThrownBy(() -> StatusFileReader.of("f", bytes("{\"statusVersion\":2}")))
                .hasMessage("f is a status file of form 2, which a newer Nightjar wrote");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<JsonNode> written() {
        try {
            JsonNode root = JsonMapper.shared()
                    .readTree(Files.readString(folder.resolve(nights.status().write("small"))));
            List<JsonNode> dates = new ArrayList<>();
            root.get("dates").forEach(dates::add);
            return dates;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
