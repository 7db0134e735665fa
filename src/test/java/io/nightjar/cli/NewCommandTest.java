package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.cli.Shell.Ended;
import io.nightjar.config.JobFile;
import io.nightjar.model.ModelDraft;
import io.nightjar.model.ModelRegistry;
import io.nightjar.model.Signature;
import io.nightjar.quality.Baselines;
import io.nightjar.quality.ProfileCollector;
import io.nightjar.quality.ProfilePlan;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.WholeSplit;
import io.nightjar.run.JobDefinition;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Job files that are written for a new job. */
class NewCommandTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void project() {
        shell = Shell.withModelAndNights(folder);
    }

    @Test
    void aNewJobFileIsValidAndTeaches() {
        Ended ended =
                shell.run("new", "fresh", "--input", "data/in/date={date}", "--model", "small@1", "--key", "id,note");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out())
                .startsWith("wrote jobs/fresh.yaml, from the columns of data/in/date=2001-05-08/b.parquet\n")
                .contains("next: ./nightjar validate fresh");
        assertThat(shell.read("jobs/fresh.yaml"))
                .startsWith("# yaml-language-server: $schema=schema/job.schema.json")
                .contains("  key: [id, note]", "There are also: size.", "The model has no baseline");
        assertThat(shell.run("validate", "fresh").exit()).isZero();
    }

    @Test
    void aKeyThatIsNotGivenIsGuessedAndSaidToBe() {
        Ended ended = shell.run("new", "fresh", "--input", "data/in/date={date}", "--model", "small@1");

        assertThat(ended.out()).contains("the key was guessed: id; look whether it names a row");
        assertThat(shell.read("jobs/fresh.yaml")).contains("  key: id   # guessed");
    }

    @Test
    void columnNamesThatYamlWouldReadOtherwiseSurvive() {
        shell.services.columns = Schema.of(
                Column.required("no", ColumnType.INT64),
                Column.required("a: b # \"c\"", ColumnType.STRING),
                Column.optional("size", ColumnType.DOUBLE));

        shell.run(
                "new",
                "odd",
                "--input",
                "data/in/date={date}",
                "--model",
                "small@1",
                "--key",
                "no",
                "--key",
                "a: b # \"c\"");

        JobDefinition job = JobFile.load(folder.resolve("jobs/odd.yaml"), "jobs/odd.yaml", ZoneOffset.UTC);
        assertThat(job.input().key()).isEqualTo(List.of("no", "a: b # \"c\""));
    }

    @Test
    void anExistingJobFileIsNeverOverwritten() {
        Ended ended = shell.run("new", "small", "--input", "data/in/date={date}", "--model", "small@1");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).startsWith("NJ-FILE-EXISTS  jobs/small.yaml is there already");
        assertThat(shell.read("jobs/small.yaml")).isEqualTo(Shell.JOB);
    }

    @Test
    void aNewJobWhoseInputLacksTheModelsColumnsIsRefusedBeforeAFileIsWritten() {
        shell.services.columns = Schema.of(Column.required("id", ColumnType.INT64));

        Ended ended = shell.run("new", "fresh", "--input", "data/in/date={date}", "--model", "small@1");

        assertThat(ended.exit()).isEqualTo(12);
        assertThat(folder.resolve("jobs/fresh.yaml")).doesNotExist();
    }

    @Test
    void aPatternWithoutADateOrWithoutFilesIsRefused() {
        assertThat(shell.run("new", "fresh", "--input", "data/in", "--model", "small@1")
                        .err())
                .contains("NJ-USAGE  --input 'data/in' names no {date}");
        assertThat(shell.run("new", "fresh", "--input", "data/on/{date}", "--model", "small@1")
                        .exit())
                .isEqualTo(11);
    }

    @Test
    void aPatternWhoseDateIsOfAnotherFormThanTheFoldersIsRefusedWithTheOneThatFits() {
        shell.write("data/flat/20010507/a.parquet", "");

        Ended ended = shell.run("new", "fresh", "--input", "data/flat/{date}", "--model", "small@1", "--key", "id");

        assertThat(ended.exit()).isEqualTo(11);
        assertThat(ended.errorLines())
                .contains(
                        "NJ-INPUT-MISSING  no folder like data/flat/{date} holds a file named *.parquet; the folders"
                                + " there are like data/flat/{date:yyyyMMdd}",
                        "  next: ./nightjar new fresh --input 'data/flat/{date:yyyyMMdd}' --model small@1 --key id");
        assertThat(folder.resolve("jobs/fresh.yaml")).doesNotExist();
        assertThat(shell.run(
                                "new",
                                "fresh",
                                "--input",
                                "data/flat/{date:yyyyMMdd}",
                                "--model",
                                "small@1",
                                "--key",
                                "id")
                        .exit())
                .isZero();
    }

    @Test
    void aModelWithoutAPositiveClassGetsNoGateOnTheDriftOfItsScore() {
        writeModel(Optional.empty(), Map.of("baseline.json", baseline(0)));

        assertThat(shell.run("new", "fresh", "--input", "data/in/date={date}", "--model", "other@1", "--key", "id")
                        .exit())
                .isZero();

        assertThat(shell.read("jobs/fresh.yaml"))
                .doesNotContain("maximum-score-psi")
                .contains("The model has no positive class");
    }

    @Test
    void aColumnThatWasOftenNullInTheModelsNightsIsScoredWithoutAndHasAGateOfItsOwn() {
        writeModel(Optional.of("big"), Map.of("baseline.json", baseline(20)));

        shell.run("new", "fresh", "--input", "data/in/date={date}", "--model", "other@1", "--key", "id");

        assertThat(shell.read("jobs/fresh.yaml"))
                .contains("    size: {missing: zero}   # 20.0 %")
                .contains("  # Usually null in 20.0 % of the rows.\n  - maximum-null-share: 0.25\n    columns: [size]")
                .contains("  - maximum-score-psi: 0.2");
        assertThat(shell.run("validate", "fresh").exit()).isZero();
    }

    /** Of a hundred rows, of which so many are null in {@code size}. */
    private static byte[] baseline(int nulls) {
        Signature signature = FakeServices.model().signature();
        Schema schema = Schema.of(Column.optional("size", ColumnType.DOUBLE));
        boolean[] isNull = new boolean[100];
        java.util.Arrays.fill(isNull, 0, nulls, true);
        RowBatch batch = new RowBatch(schema, 100, List.of(new DoubleVector(new double[100], 100, isNull)), 0);
        ProfileCollector collector = new ProfilePlan(signature, schema, java.util.Set.of(), Map.of(), 1)
                .collector(WholeSplit.of(schema, 100));
        collector.observe(
                batch,
                new ScoredBatch(
                        100,
                        new int[100],
                        new double[2][100],
                        new ScoredBatch.Reject[0],
                        new int[100],
                        new ScoredBatch.ColumnUse[] {new ScoredBatch.ColumnUse("size", nulls, 0, 0)}));
        java.util.TreeMap<java.time.LocalDate, QualityProfile> nights = new java.util.TreeMap<>();
        nights.put(java.time.LocalDate.of(2001, 5, 1), collector.finish());
        return Baselines.from(nights, Baselines.Kept.FOR_ALL_NIGHTS)
                .toJson()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private void writeModel(Optional<String> positive, Map<String, byte[]> parts) {
        ModelDraft small = FakeServices.model();
        Map<String, byte[]> all = new java.util.HashMap<>(small.parts());
        all.putAll(parts);
        new ModelRegistry(new ProjectStorage(folder), "models")
                .write(new ModelDraft(
                        "other",
                        new Signature(
                                small.signature().features(), small.signature().labels(), positive),
                        Map.of("accuracy", 0.75, "confusion/big/big", 1234.0),
                        all,
                        small.platform(),
                        small.about()));
        assertThat(shell.run("models", "show", "other").out()).contains("confusion/big/big     1,234");
    }
}
