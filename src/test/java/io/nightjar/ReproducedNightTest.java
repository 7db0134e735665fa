package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nightjar.Project.Ended;
import io.nightjar.publish.ReceiptSeal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducedNightTest {
    private static final String NIGHT = "2001-05-08";
    private static final String OTHER = "2001-05-07";
    private static final String AT = Project.JOB + "@";

    @TempDir
    static Path folder;

    @TempDir
    static Path elsewhere;

    private static Project project;
    private static String replaced;

    @BeforeAll
    static void publish() {
        project = new Project(folder);
        project.flights(NIGHT);
        project.flights(OTHER);
        assertThat(project.night(NIGHT).exit()).isZero();
        replaced =
                project.run("show", AT + NIGHT, "--json").out().replaceAll("(?s).*\"run\" : \"([0-9a-f]+)\".*", "$1");
        // The same rows by another layout: the receipt of the first run names the file that it read alone.
        project.flights(OTHER, NIGHT, "late.parquet");
        assertThat(project.night(NIGHT, "--rerun", "--set", "scoring.split-rows=10000")
                        .exit())
                .isZero();
        assertThat(project.night(OTHER).exit()).isZero();
    }

    @Test
    void nightsAreTheSameWithOneTwoAndEightThreadsAndFromAnotherFolder() {
        for (String threads : List.of("1", "2", "8")) {
            for (String night : List.of(NIGHT, OTHER)) {
                Ended again = project.runFrom(
                        elsewhere,
                        "reproduce",
                        AT + night,
                        "--project",
                        folder.toString(),
                        "--set",
                        "scoring.threads=" + threads);
                assertThat(again.exit()).as(again.all()).isZero();
                assertThat(again.out()).contains(night + "  SAME, byte for byte");
            }
        }
        assertThat(project.filesBelow("staging")).isEmpty();
    }

    @Test
    void aRunInHistoryIsMadeAgainByItsOwnReceiptAndSoIsASample() {
        Ended again = project.run("reproduce", replaced);
        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(again.out()).contains("SAME, byte for byte");
        Ended sample = project.run("reproduce", AT + NIGHT, "--sample", "1%", "--json");
        assertThat(sample.exit()).as(sample.all()).isZero();
        assertThat(sample.out()).contains("\"answer\" : \"same\"").contains("\"splits_planned\" : 2");
        assertThat(project.run("reproduce", AT + NIGHT, "--sample", "5").exit()).isEqualTo(2);
    }

    @Test
    void anAnswerThatIsRecordedStandsInLedgerStatusAndFiguresAlsoWhereItIsRefused() throws IOException {
        Ended proved = project.run("reproduce", AT + NIGHT, "--sample", "1%", "--record", "--started-by", "cron");
        assertThat(proved.exit()).as(proved.all()).isZero();
        assertThat(project.run("show", AT + NIGHT).out()).containsPattern("made again +same, 1 of 2 splits, .*, cron");
        String status = Files.readString(folder.resolve("output/flight-delay/_status.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Project.TREE.resolve("docs/schema/status.schema.json")))
                        .validate(status, InputFormat.JSON))
                .isEmpty();
        assertThat(status).contains("\"answer\" : \"same\"").contains("\"splitsPlanned\" : 2");
        assertThat(project.run("metrics").out()).contains("nightjar_last_proof_same{job_name=\"flight-delay\"} 1.0");

        Path input = folder.resolve("data/flights/date=" + OTHER + "/flights_0.parquet");
        Path aside = elsewhere.resolve("aside");
        Files.move(input, aside);
        try {
            assertThat(project.run("reproduce", AT + OTHER, "--record").exit()).isEqualTo(12);
        } finally {
            Files.move(aside, input);
        }
        assertThat(project.run("show", AT + OTHER).out())
                .containsPattern("made again +refused, .*flights_0.parquet is gone");
        assertThat(project.run("metrics").out()).contains("nightjar_last_proof_same{job_name=\"flight-delay\"} 0.0");
        assertThat(project.run("alerts").out()).containsPattern("not-reproduced");
        assertThat(project.run("reproduce", AT + OTHER, "--record").exit()).isZero();
        assertThat(project.run("alerts").out()).doesNotContain("not-reproduced");
    }

    @Test
    void aHeldNightIsMadeAgainRowForRow() throws IOException {
        Path job = folder.resolve("jobs/flight-delay.yaml");
        String text = Files.readString(job);
        project.flights(OTHER, "2001-05-06", "flights_0.parquet");
        project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000", "minimum-rows: 1000000");
        try {
            assertThat(project.night("2001-05-06").exit()).isEqualTo(10);
        } finally {
            Files.writeString(job, text);
        }
        Ended again = project.run("reproduce", AT + "2001-05-06");
        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(again.out()).contains("SAME, row for row");
    }

    @Test
    void anInputThatIsGoneOrAnotherIsRefusedByName() throws IOException {
        Path input = folder.resolve("data/flights/date=" + OTHER + "/flights_0.parquet");
        Path aside = elsewhere.resolve("aside");
        Files.move(input, aside);
        try {
            Ended gone = project.run("reproduce", AT + OTHER);
            assertThat(gone.exit()).isEqualTo(12);
            assertThat(gone.err()).contains("NJ-PLAN-INPUT-CHANGED").contains("/flights_0.parquet is gone");
            project.flights(NIGHT, OTHER, "flights_0.parquet");
            Ended another = project.run("reproduce", AT + OTHER);
            assertThat(another.exit()).isEqualTo(12);
            assertThat(another.err()).containsPattern("flights_0.parquet has [0-9]+ bytes instead of [0-9]+");
        } finally {
            Files.move(aside, input, StandardCopyOption.REPLACE_EXISTING);
        }
        FileTime time = Files.getLastModifiedTime(input);
        Files.setLastModifiedTime(input, FileTime.fromMillis(0));
        try {
            Ended touched = project.run("reproduce", AT + OTHER);
            assertThat(touched.exit()).isZero();
            assertThat(touched.out()).contains("SAME").contains("was written again on 1970-01-01");
        } finally {
            Files.setLastModifiedTime(input, time);
        }
    }

    @Test
    void aModelThatIsAnotherIsRefusedByName() throws IOException {
        Path part = folder.resolve("models/flight-delay/1/model.tribuo");
        byte[] bytes = Files.readAllBytes(part);
        byte[] changed = bytes.clone();
        changed[changed.length / 2] ^= 1;
        Files.write(part, changed);
        try {
            Ended refused = project.run("reproduce", AT + OTHER);
            assertThat(refused.exit()).isEqualTo(13);
            assertThat(refused.err()).contains("model.tribuo of model flight-delay@1 is not what was registered");
        } finally {
            Files.write(part, bytes);
        }
    }

    /** A table of one other score in the place of the published one: the row and the column are found. */
    @Test
    void aTableThatWasChangedAfterwardsIsFoundWithItsRowAndColumn() throws IOException {
        Path table = project.table(OTHER);
        byte[] bytes = Files.readAllBytes(table);
        Path forged = elsewhere.resolve("forged.parquet");
        Project.duckWrites("COPY (SELECT * REPLACE (CASE WHEN row_number() OVER () = 1001 THEN 0.5 ELSE score END AS"
                + " score) FROM read_parquet('" + table + "', hive_partitioning = false)) TO '" + forged
                + "' (FORMAT parquet)");
        Files.copy(forged, table, StandardCopyOption.REPLACE_EXISTING);
        try {
            Ended found = project.run("reproduce", AT + OTHER, "--show-keys");
            assertThat(found.exit()).as(found.all()).isEqualTo(50);
            assertThat(found.out())
                    .contains("TABLE ALTERED")
                    .contains("row 1,000 (from 0), column score, key flight_id ")
                    .containsPattern("there +0\\.5")
                    .contains("is not the table that its receipt describes");
            assertThat(project.run("reproduce", AT + OTHER).out()).doesNotContain("flight_id");
        } finally {
            Files.write(table, bytes);
        }
    }

    @Test
    void aTableIsCheckedWithItsReceiptAloneWhereverTheyAreCopied() throws IOException {
        assertThat(project.run("verify", AT + NIGHT).exit()).isZero();
        assertThat(project.run("verify", replaced).out()).contains("history/flight-delay/date=" + NIGHT);
        Path table = elsewhere.resolve("copied/scores.parquet");
        Files.createDirectories(table.getParent());
        Files.copy(project.table(OTHER), table);
        Path receipt = receipt();
        Files.copy(receipt, table.resolveSibling(receipt.getFileName()));
        Ended whole = project.run("verify", table.toString(), "--json");
        assertThat(whole.exit()).as(whole.all()).isZero();
        assertThat(whole.out())
                .contains("17,135 read = 17,135 scored + 0 rejected")
                .contains("\"unknown\"");
        byte[] bytes = Files.readAllBytes(table);
        bytes[bytes.length / 3] ^= 1;
        Files.write(table, bytes);
        Ended broken = project.run("verify", table.toString());
        assertThat(broken.exit()).isEqualTo(50);
        assertThat(broken.out()).containsPattern("broken +table +.*is not the table of .*" + receipt.getFileName());
    }

    @Test
    void whatIsAnotherIsASuspectAndToWhoIsStrictAReasonToRefuse() throws IOException {
        Path receipt = receipt();
        Path copied = elsewhere.resolve("java-11/" + receipt.getFileName());
        Files.createDirectories(copied.getParent());
        Files.copy(project.table(OTHER), copied.resolveSibling("scores.parquet"));
        String text =
                Files.readString(receipt).replaceFirst("\"javaVersion\" : \"[^\"]+\"", "\"javaVersion\" : \"11.0.99\"");
        String digest =
                ReceiptSeal.of("", text.getBytes(StandardCharsets.UTF_8)).computed();
        Files.writeString(
                copied,
                text.replaceFirst("\"digest\" : \"[0-9a-f]{64}\"\\s*}\\s*$", "\"digest\" : \"" + digest + "\"}"));

        Ended tried = project.run("reproduce", copied.toString());
        Ended strict = project.run("reproduce", copied.toString(), "--strict");

        assertThat(tried.exit()).as(tried.all()).isZero();
        assertThat(tried.out()).contains("SAME, byte for byte").contains("changed  Java was 11.0.99");
        assertThat(strict.exit()).isEqualTo(50);
        assertThat(strict.err()).contains("NJ-NOT-REPRODUCED", "Java was 11.0.99", "Nothing was scored.");
        assertThat(project.run("reproduce", copied.toString(), "--record").exit())
                .as("only a run of the ledger has a place for the answer")
                .isEqualTo(2);
    }

    @Test
    void aCopyOfTheInputIsTakenWhereUpstreamHasDeletedTheOriginal() throws IOException {
        String night = "2001-05-05";
        project.flights(night);
        Ended published = project.night(night, "--set", "inputs.keep=copy");
        assertThat(published.exit()).as(published.all()).isZero();
        Files.delete(folder.resolve("data/flights/date=" + night + "/flights_0.parquet"));

        Ended again = project.run("reproduce", AT + night);

        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(again.out()).contains("SAME, byte for byte");
    }

    private static Path receipt() throws IOException {
        try (Stream<Path> files = Files.list(project.table(OTHER).getParent())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aReceiptThatWasChangedIsRefusedAndNamed() throws IOException {
        Path receipt = receipt();
        String text = Files.readString(receipt);
        Files.writeString(receipt, text.replace("\"outcome\" : \"passed\"", "\"outcome\" : \"warned\""));
        try {
            Ended refused = project.run("reproduce", AT + OTHER);
            assertThat(refused.exit()).isEqualTo(50);
            assertThat(refused.err()).contains("was altered since it was written");
            Ended checked = project.run("verify", AT + OTHER);
            assertThat(checked.exit()).isEqualTo(50);
            assertThat(checked.out()).containsPattern("holds +table").containsPattern("broken +receipt +.*was altered");
        } finally {
            Files.writeString(receipt, text);
        }
    }
}
