package io.nightjar;

import static io.nightjar.Project.duck;
import static io.nightjar.Project.duckWrites;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same work again: refused, accepted, replaced, cut differently; and the same bytes each time. */
class RepeatedNightTest {
    private static final String NIGHT = "2001-05-08";

    @TempDir
    Path folder;

    @Test
    void aPublishedNightIsRefusedUnlessAskedAndReplacedByTheSameBytesOnRerun() {
        Project project = new Project(folder);
        project.flights(NIGHT);
        assertThat(project.night(NIGHT).exit()).isZero();
        byte[] first = project.read(project.table(NIGHT));

        Ended again = project.night(NIGHT);
        assertThat(again.exit()).isEqualTo(30);
        assertThat(again.err()).contains("NJ-ALREADY-PUBLISHED").contains("--rerun");

        Ended accepted = project.night(NIGHT, "--ok-if-published");
        assertThat(accepted.exit()).as(accepted.all()).isZero();

        Ended rerun = project.night(NIGHT, "--rerun");
        assertThat(rerun.exit()).as(rerun.all()).isZero();
        assertThat(project.read(project.table(NIGHT))).isEqualTo(first);
        assertThat(project.filesBelow("history/flight-delay/date=" + NIGHT))
                .anyMatch(name -> name.endsWith("scores.parquet"))
                .anyMatch(name -> name.contains("_receipt-"));
    }

    @Test
    void aTableThatIsGoneIsNotAcceptedAsPublished() throws IOException {
        Project project = new Project(folder);
        project.flights(NIGHT);
        assertThat(project.night(NIGHT).exit()).isZero();
        Files.delete(project.table(NIGHT));
        Ended accepted = project.night(NIGHT, "--ok-if-published");
        assertThat(accepted.exit()).isEqualTo(50);
        assertThat(accepted.err()).contains("NJ-DIGEST-DIFFERS").contains("--rerun");
        assertThat(project.night(NIGHT, "--rerun").exit()).isZero();
        assertThat(project.table(NIGHT)).exists();
    }

    @Test
    void aChangedInputIsNotTakenForThePublishedOne() {
        Project project = new Project(folder);
        project.flights(NIGHT);
        assertThat(project.night(NIGHT).exit()).isZero();
        project.flights("2001-05-09", NIGHT, "more.parquet");
        Ended changed = project.night(NIGHT, "--ok-if-published");
        assertThat(changed.exit()).isEqualTo(30);
        assertThat(changed.err()).contains("from other inputs");
    }

    @Test
    void threadsBatchesAndWorkingFolderChangeNoByte() {
        Project project = new Project(folder);
        for (int file = 1; file <= 2; file++) {
            project.flights("2001-05-0" + file, NIGHT, "part-" + file + ".parquet");
        }
        assertThat(project.night(NIGHT, "--scratch", "one", "--set", "scoring.threads=1")
                        .exit())
                .isZero();
        assertThat(project.night(
                                NIGHT,
                                "--scratch",
                                "many",
                                "--set",
                                "scoring.threads=4",
                                "--set",
                                "scoring.batch-rows=1000")
                        .exit())
                .isZero();
        assertThat(project.night(NIGHT).exit()).isZero();
        byte[] published = project.read(project.table(NIGHT));
        assertThat(project.read(folder.resolve("one/scores.parquet"))).isEqualTo(published);
        assertThat(project.read(folder.resolve("many/scores.parquet"))).isEqualTo(published);
        assertThat(duck("select count(*) from '" + project.table(NIGHT) + "'"))
                .isEqualTo(duck("select count(*) from '" + folder + "/data/flights/*/*.parquet'"));
    }

    @Test
    void aHeldNightLeavesThePublishedTableAndKeepsItsParts() throws IOException {
        Project project = new Project(folder);
        project.flights(NIGHT);
        assertThat(project.night(NIGHT).exit()).isZero();
        byte[] before = project.read(project.table(NIGHT));
        List<String> output = project.filesBelow("output");

        Path file = folder.resolve("data/flights/date=" + NIGHT + "/flights_0.parquet");
        Path half = folder.resolve("half.parquet");
        duckWrites("copy (select * from '" + file + "' limit 8000) to '" + half + "' (format parquet)");
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        Ended held = project.night(NIGHT, "--rerun");
        assertThat(held.exit()).as(held.all()).isEqualTo(10);
        assertThat(held.all()).contains("8,000").contains("12,000");
        assertThat(project.read(project.table(NIGHT))).isEqualTo(before);
        assertThat(project.filesBelow("output")).isEqualTo(output);
        assertThat(project.filesBelow("staging")).anyMatch(name -> name.endsWith("part-00000.parquet"));
        assertThat(project.run("status").out()).contains("held");
    }

    @Test
    void rowsThatCannotBeScoredGoToTheRejectsWithTheirReason() throws IOException {
        Project project = new Project(folder);
        project.flights(NIGHT);
        Path file = folder.resolve("data/flights/date=" + NIGHT + "/flights_0.parquet");
        Path holed = folder.resolve("holed.parquet");
        duckWrites(
                "copy (select flight_id, scheduled, case when flight_id % 500 = 7 then null else origin end as origin,"
                        + " destination, distance from '" + file + "') to '" + holed + "' (format parquet)");
        long expected = ((Number) duck("select count(*) from '" + holed + "' where origin is null")
                        .get(0)
                        .get(0))
                .longValue();
        Files.move(holed, file, StandardCopyOption.REPLACE_EXISTING);
        Ended ended = project.night(NIGHT);
        assertThat(ended.exit()).as(ended.all()).isZero();
        String rejects = folder + "/rejects/flight-delay/date=" + NIGHT + "/*.parquet";
        assertThat(expected).isPositive();
        assertThat(duck("select reason, \"column\", count(*) from '" + rejects + "' group by all"))
                .containsExactly(List.of("missing-value", "origin", expected));
        assertThat(duck("select count(*) from '" + rejects + "' r join '" + file
                        + "' f using (flight_id) where f.origin is null"))
                .containsExactly(List.of(expected));
        assertThat(duck("select count(*) from '" + project.table(NIGHT) + "'"))
                .containsExactly(List.of(17261L - expected));
    }

    @Test
    void aFileDeliveredAgainWithOtherValuesIsScoredAnewAndNotTakenFromEarlierParts() throws IOException {
        Project project = new Project(folder);
        project.flights(NIGHT);
        Path file = folder.resolve("data/flights/date=" + NIGHT + "/flights_0.parquet");
        byte[] good = Files.readAllBytes(file);
        Path doubled = folder.resolve("doubled.parquet");
        duckWrites(
                "copy (select * replace (case when flight_id % 2 = 0 then flight_id else flight_id - 1 end as flight_id)"
                        + " from '" + file + "') to '" + doubled + "' (format parquet)");
        Files.move(doubled, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(project.night(NIGHT).exit()).isEqualTo(12);
        Files.write(file, good);
        Ended again = project.night(NIGHT);
        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(again.err()).contains("has changed").doesNotContain("Resuming");
        assertThat(duck("select count(distinct flight_id) = count(*) from '" + project.table(NIGHT) + "'"))
                .containsExactly(List.of(true));
    }

    @Test
    void aFileTouchedSinceItWasScoredIsNotTakenFromEarlierParts() throws IOException {
        Project project = new Project(folder);
        project.flights(NIGHT);
        project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000", "minimum-rows: 10");
        Path file = folder.resolve("data/flights/date=" + NIGHT + "/flights_0.parquet");
        assertThat(project.night(NIGHT).exit()).isZero();
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
        assertThat(project.night(NIGHT, "--ok-if-published").exit()).isEqualTo(30);
    }

    @Test
    void theRejectsOfAReplacedRunGoToHistoryWithItsTable() throws IOException {
        Project project = new Project(folder);
        project.flights(NIGHT);
        Path file = folder.resolve("data/flights/date=" + NIGHT + "/flights_0.parquet");
        Path holed = folder.resolve("holed.parquet");
        duckWrites("copy (select * replace (case when flight_id % 500 = 7 then null else origin end as origin) from '"
                + file + "') to '" + holed + "' (format parquet)");
        Files.move(holed, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(project.night(NIGHT).exit()).isZero();
        List<String> rejects = project.filesBelow("rejects/flight-delay/date=" + NIGHT);
        assertThat(rejects).hasSize(1);
        project.edit("jobs/flight-delay.yaml", "missing: reject", "missing: zero");
        assertThat(project.night(NIGHT, "--rerun").exit()).isZero();
        assertThat(project.filesBelow("rejects")).isEmpty();
        assertThat(project.filesBelow("history")).anyMatch(name -> name.endsWith(rejects.get(0)));
    }
}
