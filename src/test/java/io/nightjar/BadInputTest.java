package io.nightjar;

import static io.nightjar.Project.duckWrites;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator gets for bad input: the exit code, file and column by name, what was not done, the next command, no
 * stack trace; and nothing published, nothing lost.
 */
class BadInputTest {
    private static final String NIGHT = "2001-05-08";
    private static final String BEFORE = "2001-05-07";
    private static final String FILE = "data/flights/date=" + NIGHT + "/flights_0.parquet";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void aNightStands() {
        project = new Project(folder);
        project.flights(NIGHT);
        project.flights(BEFORE);
    }

    @Test
    void aMissingPartitionIsNotReady() throws IOException {
        Files.delete(folder.resolve(FILE));
        Files.delete(folder.resolve(FILE).getParent());
        refused(11, "NJ-INPUT-MISSING", "data/flights/date=2001-05-08", "the last one there is date=2001-05-07");
    }

    @Test
    void anEmptyPartitionIsNotReady() throws IOException {
        Files.delete(folder.resolve(FILE));
        refused(11, "NJ-INPUT-EMPTY", "data/flights/date=2001-05-08", "*.parquet");
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        rewrite("select * exclude (distance) from");
        refused(12, "NJ-COLUMN-MISSING", "\"distance\"", FILE);
    }

    @Test
    void aRetypedColumnIsNamedWithBothTypes() throws IOException {
        rewrite("select * replace (cast(distance as varchar) as distance) from");
        refused(12, "NJ-COLUMN-TYPE", "\"distance\"", FILE, "string", "int");
    }

    @Test
    void aColumnOfATypeThatNoTableOfOursHasIsNamedWithIt() throws IOException {
        rewrite("select * replace ([distance] as distance) from");
        refused(12, "NJ-COLUMN-UNSUPPORTED", "distance", FILE, "its values are nested");
    }

    @Test
    void filesThatDisagreeAreNamedBoth() {
        duckWrites("copy (select * replace (cast(flight_id as varchar) as flight_id) from '" + folder.resolve(FILE)
                + "') to '" + folder + "/data/flights/date=" + NIGHT + "/other.parquet' (format parquet)");
        refused(12, "NJ-SCHEMA-DIFFERS", "\"flight_id\"", FILE, "other.parquet");
    }

    @Test
    void aDuplicateKeyIsNamedByItsRowsAndNotByItsValue() throws IOException {
        rewrite("select * from (select * from '%1$s' union all by name select * from '%1$s' limit 5) src --");
        project.copy(
                Project.TREE.resolve("data/flights/date=" + NIGHT + "/flights_0.parquet"),
                "data/flights/date=" + NIGHT + "/again.parquet");
        Ended ended = refused(12, "NJ-KEY-DUPLICATE", "flight_id", "again.parquet");
        Object key = Project.duck("select min(flight_id) from '" + folder.resolve(FILE) + "'")
                .get(0)
                .get(0);
        assertThat(ended.all()).doesNotContain(key.toString());
    }

    @Test
    void aNullKeyIsNamedByItsRow() throws IOException {
        rewrite("select * replace (nullif(flight_id, (select min(flight_id) from '%1$s')) as flight_id) from");
        refused(12, "NJ-KEY-NULL", "\"flight_id\"", FILE);
    }

    @Test
    void aTruncatedFileIsCorrupt() throws IOException {
        byte[] whole = project.read(folder.resolve(FILE));
        Files.write(folder.resolve(FILE), Arrays.copyOf(whole, whole.length - 1000));
        refused(12, "NJ-FILE-CORRUPT", FILE);
    }

    @Test
    void aFileThatIsNoParquetIsCorrupt() throws IOException {
        Files.writeString(folder.resolve(FILE), "flight_id,scheduled\n1,2001-05-08\n");
        refused(12, "NJ-FILE-CORRUPT", FILE);
    }

    @Test
    void aDamagedPageIsCorruptAndNamesItsColumn() throws IOException {
        byte[] bytes = project.read(folder.resolve(FILE));
        // The first page's header and the start of its compressed bytes; what lies within a page without a checksum,
        // as this writer leaves them, no reader could tell.
        Arrays.fill(bytes, 4, 200, (byte) 0x5A);
        Files.write(folder.resolve(FILE), bytes);
        refused(12, "NJ-FILE-CORRUPT", FILE, "flight_id");
    }

    @Test
    void aModelWhoseBytesChangedIsRefused() throws IOException {
        Path model = folder.resolve("models/flight-delay/1/model.tribuo");
        byte[] bytes = project.read(model);
        bytes[bytes.length / 2] ^= 1;
        Files.write(model, bytes);
        refused(13, "NJ-MODEL-DIGEST", "model.tribuo", "models/flight-delay/1");
    }

    @Test
    void aModelThatIsNotThereIsAUsageError() {
        project.edit("jobs/flight-delay.yaml", "model: flight-delay@1", "model: flight-delay@7");
        refused(2, "NJ-UNKNOWN-MODEL", "flight-delay@7");
    }

    @Test
    void everyProblemOfAJobFileIsSaidAtOnceWithItsLineAndTheNearestName() {
        project.edit("jobs/flight-delay.yaml", "  key: flight_id", "  kay: flight_id");
        project.edit("jobs/flight-delay.yaml", "threshold: 0.2", "threshold: 35");
        refused(2, "NJ-JOB-INVALID", "jobs/flight-delay.yaml:", "'key'", "threshold");
    }

    @Test
    void theLogOfARefusedNightHasNoStackTrace() throws IOException {
        rewrite("select * from (select * from '%1$s' union all by name select * from '%1$s' limit 5) src --");
        project.copy(
                Project.TREE.resolve("data/flights/date=" + NIGHT + "/flights_0.parquet"),
                "data/flights/date=" + NIGHT + "/again.parquet");
        refused(12, "NJ-KEY-DUPLICATE", "flight_id");
        assertThat(project.run("logs", Project.JOB + "@" + NIGHT).out())
                .contains("NJ-KEY-DUPLICATE: ")
                .doesNotContain("\tat ");
    }

    @Test
    void aGateOnAMisspeltColumnIsRefusedAndHoldsNoNight() {
        project.edit("jobs/flight-delay.yaml", "destination, distance]", "destination, distanse]");
        refused(2, "NJ-JOB-INVALID", "'distanse'", "did you mean 'distance'?");
        Ended plan = project.run("plan", Project.JOB, "--date", NIGHT);
        assertThat(plan.exit()).isEqualTo(2);
        assertThat(plan.err()).contains("'distanse'");
    }

    @Test
    void aPassThroughColumnThatWouldHideAScoreIsRefused() {
        project.edit(
                "jobs/flight-delay.yaml",
                "pass-through: [scheduled, origin, destination]",
                "pass-through: [scheduled, score]");
        duckWrites("copy (select *, 1 as score from '" + folder.resolve(FILE) + "') to '" + folder
                + "/with.parquet' (format parquet)");
        project.copy(folder.resolve("with.parquet"), FILE);
        refused(2, "NJ-OUTPUT-NAME-COLLISION", "score");
    }

    /** Runs the night over a published one of the day before and checks what must hold of every refusal. */
    private Ended refused(int exit, String code, String... words) {
        Ended ended = project.night(NIGHT);
        assertThat(ended.exit()).as(ended.all()).isEqualTo(exit);
        assertThat(ended.err()).contains(code).contains(words).contains("next: ");
        if (exit != 2) {
            assertThat(ended.err())
                    .containsPattern("Nothing was (published|scored)\\. There is no table of flight-delay@" + NIGHT
                            + " yet\\.\n");
        }
        assertThat(ended.all()).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(project.filesBelow("output"))
                .as("nothing published")
                .noneMatch(name -> name.contains("date=" + NIGHT));
        return ended;
    }

    private void rewrite(String selection) throws IOException {
        Path file = folder.resolve(FILE);
        Path changed = folder.resolve("changed.parquet");
        duckWrites("copy (" + selection.formatted(file) + " '" + file + "'\n) to '" + changed + "' (format parquet)");
        Files.move(changed, file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aRefusedRerunLeavesThePublishedTableAsItWas() throws IOException {
        assertThat(project.night(NIGHT).exit()).isZero();
        byte[] table = project.read(project.table(NIGHT));
        List<String> output = project.filesBelow("output");
        rewrite("select * exclude (distance) from");
        Ended rerun = project.night(NIGHT, "--rerun");
        assertThat(rerun.exit()).isEqualTo(12);
        assertThat(rerun.err())
                .containsPattern("  Nothing was published\\. By the ledger, output/flight-delay/date=" + NIGHT
                        + "/scores\\.parquet is the table of run [0-9a-f]{12}\\.\n");
        assertThat(project.read(project.table(NIGHT))).isEqualTo(table);
        assertThat(project.filesBelow("output")).isEqualTo(output);
        Ended status = project.run("status");
        assertThat(status.out()).contains("flight-delay");
        assertThat(project.run("show", "flight-delay@" + NIGHT).out()).contains("NJ-COLUMN-MISSING");
    }
}
