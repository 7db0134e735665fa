package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.cli.Shell.Ended;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Settlement;
import io.nightjar.run.RunId;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** Jobs, models and settings of a project, without a night. */
class ProjectCommandsTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void project() {
        shell = Shell.withModelAndNights(folder);
    }

    @Test
    void validateSaysWhatIsWrongWithASchedule() {
        shell.write("jobs/small.yaml", Shell.JOB + "  after: big\n");
        shell.write("jobs/big.yaml", Shell.JOB + "  after: small\n");

        Shell.Ended ended = shell.run("validate", "small");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.errorLines().get(0))
                .isEqualTo(
                        "NJ-JOB-INVALID  job 'small' is not valid: 'schedule.after' goes in a circle: small -> big ->"
                                + " small");
    }

    @Test
    void jobsAreListedAlsoThoseThatAreNotValid() {
        shell.write("jobs/broken.yaml", "model: x\n");

        assertThat(shell.run("jobs").lines())
                .containsExactly(
                        "job     model    input                schedule        zone              title",
                        "broken  -        -                    -               -                 not valid",
                        "small   small@1  data/in/date={date}  daily at 03:10  America/New_York  Scores of a small"
                                + " table",
                        "next: ./nightjar status",
                        "next: ./nightjar validate");
        assertThat(new ObjectMapper()
                        .readTree(shell.run("jobs", "--json").out())
                        .get(1)
                        .get("model")
                        .asString())
                .isEqualTo("small@1");
    }

    @Test
    void anUnknownJobNamesTheNearest() {
        Ended ended = shell.run("run", "smal");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.errorLines().get(0))
                .isEqualTo("NJ-UNKNOWN-JOB  there is no job 'smal'; did you mean 'small'? (looked for jobs/smal.yaml)");
    }

    @Test
    void aValidJobIsComparedWithItsNewestInput() {
        Ended ended = shell.run("validate", "small");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out())
                .isEqualTo("ok  small: model small@1, columns as in data/in/date=2001-05-08/b.parquet, 1 gate\n");
    }

    @Test
    void allProblemsOfAJobFileComeAtOnceAndTheWorstExitCodeOfAllFilesIsReturned() {
        shell.write("jobs/broken.yaml", "titel: x\nmodel: x\n");

        Ended ended = shell.run("validate");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.out()).startsWith("ok  small:");
        assertThat(ended.errorLines())
                .startsWith(
                        "NJ-JOB-INVALID  job 'broken' is not valid: 3 problems",
                        "  jobs/broken.yaml:1: unknown key 'titel'; did you mean 'title'?");
    }

    @Test
    void columnsThatJobOrModelMissAreNamedTogether() {
        shell.services.columns = Schema.of(Column.required("id", ColumnType.INT64));

        Ended ended = shell.run("validate", "small");

        assertThat(ended.exit()).isEqualTo(12);
        assertThat(ended.errorLines())
                .startsWith(
                        "NJ-COLUMN-MISSING  data/in/date=2001-05-08/b.parquet lacks columns",
                        "  column 'note' of the job",
                        "  column 'size' of the model, double");
    }

    @Test
    void aColumnOfAnotherTypeThanTheModelsIsNamed() {
        shell.services.columns = Schema.of(
                Column.required("id", ColumnType.INT64),
                Column.optional("note", ColumnType.STRING),
                Column.optional("size", ColumnType.STRING));

        Ended ended = shell.run("validate", "small");

        assertThat(ended.exit()).isEqualTo(12);
        assertThat(ended.err()).contains("  column 'size' is string, the model needs double");
    }

    @Test
    void aGateOnAColumnThatNoRunReadsIsAProblemWithItsLineAndTheNearestName() {
        shell.write(
                "jobs/small.yaml",
                Shell.JOB.replace(
                        "  - minimum-rows: 10\n",
                        "  - minimum-rows: 10\n  - maximum-null-share: 0.1\n    columns: [note, sise]\n"));

        Ended ended = shell.run("validate", "small");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.errorLines())
                .startsWith(
                        "NJ-JOB-INVALID  job 'small' is not valid: 1 problem",
                        "  small.yaml:12: 'maximum-null-share' names column 'sise', which is neither key nor"
                                + " pass-through column nor feature of small@1; did you mean 'size'?");
    }

    @Test
    void aKeyThatIsAlsoAColumnOfTheRejectsTableIsSaidWithTheTableAndARemedy() {
        shell.services.columns = Schema.of(
                Column.required("reason", ColumnType.INT64),
                Column.optional("note", ColumnType.STRING),
                Column.optional("size", ColumnType.DOUBLE));
        shell.write("jobs/small.yaml", Shell.JOB.replace("key: id", "key: reason"));

        Ended ended = shell.run("validate", "small");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.errorLines())
                .startsWith(
                        "NJ-OUTPUT-NAME-COLLISION  the rejects table would have two columns 'reason': key, as in the"
                                + " input, and why the row could not be scored",
                        "  Name another key in input.key of the job file, or rename the column in the input.");
        Ended made =
                shell.run("new", "fresh", "--input", "data/in/date={date}", "--model", "small@1", "--key", "reason");
        assertThat(made.exit()).isEqualTo(2);
        assertThat(folder.resolve("jobs/fresh.yaml")).doesNotExist();
    }

    @Test
    void aModelThatIsNotThereIsNamed() {
        shell.write("jobs/small.yaml", Shell.JOB.replace("small@1", "small@2"));

        Ended ended = shell.run("validate", "small");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).startsWith("NJ-UNKNOWN-MODEL").contains("small@1");
    }

    @Test
    void describeGivesTypeUnitAndMeaningOfEachColumn() {
        Ended ended = shell.run("describe", "small");

        assertThat(ended.exit()).isZero();
        assertThat(ended.lines())
                .contains(
                        "  due    daily at 03:10 America/New_York, for the date of the day before",
                        "id             int64                        -      key, as in the input",
                        "score          double  probability, 0 to 1  big    probability of the positive class 'big'",
                        "minimum-rows  -          10  hold");
    }

    @Test
    void modelsAreListedWithTheJobsThatUseThem() {
        assertThat(shell.run("models", "list").lines())
                .contains("model    aliases  used by  folder", "small@1  -        small    models/small/1");
    }

    @Test
    void aModelShowsWhatItNeedsAndGives() {
        Ended ended = shell.run("models", "show", "small");

        assertThat(ended.out())
                .startsWith("small@1\n")
                .contains(
                        "classes    big, small",
                        "gives      probabilities",
                        "scored by  ",
                        "size            double  number",
                        "accuracy         0.750000");
        assertThat(shell.run("models", "show", "small@x").exit()).isEqualTo(2);
        assertThat(new ObjectMapper()
                        .readTree(
                                shell.run("models", "show", "small@1", "--json").out())
                        .get("metrics")
                        .get("accuracy")
                        .asDouble())
                .isEqualTo(0.75);
    }

    @Test
    void settingsAreShownWithTheirOriginAndExplained() {
        Ended ended = shell.run("config", "show", "--set", "scoring.threads=3");

        assertThat(ended.lines())
                .as("in columns as wide as the widest value")
                .contains(
                        "timezone                      UTC                                          nightjar.yaml:1",
                        "scoring.threads               3                                            --set",
                        "ledger.url                    embedded                                     default");
        assertThat(shell.run("config", "keys").out()).contains("NIGHTJAR_SCORING_THREADS");
    }

    @Test
    void doctorExitsOneWhereAJobWouldNotRun() {
        shell.write("jobs/small.yaml", Shell.JOB.replace("small@1", "small@2"));

        Ended ended = shell.run("doctor");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.out())
                .contains("ok      one file system")
                .contains("failed  job small        NJ-UNKNOWN-MODEL")
                .contains("next: ./nightjar help NJ-UNKNOWN-MODEL");
    }

    @Test
    void doctorSaysWhereAnObjectStoreOrAnotherFileSystemCannotPublishByARename() {
        Ended ended = shell.run("doctor", "--set", "folders.output=s3a://bucket/output");

        assertThat(ended.out())
                .contains("warning  output           s3a://bucket/output: an object store copies where others rename")
                .contains("staging lies on another file system than output");
        assertThat(ended.exit()).isEqualTo(1);
    }

    @Test
    void recoverSaysWhatItDid() {
        assertThat(shell.run("recover").out()).startsWith("nothing to recover\n");
        shell.services.nights.recovered = List.of(new Settlement(
                Settlement.Kind.FAILED,
                "small@2001-05-08",
                new RunId("0123456789ab"),
                "Run x was settled.",
                List.of("nightjar restart 0123456789ab"),
                Optional.empty()));
        assertThat(shell.run("recover").out())
                .startsWith("Run x was settled.\n  next: ./nightjar restart 0123456789ab\n");
        assertThat(shell.run("recover", "--json").out())
                .contains("\"kind\" : \"failed\"", "\"night\" : \"small@2001-05-08\"", "\"error_code\" : null");
    }

    @Test
    void recoverEndsWithTheCodeOfWhatItCouldNotSettle() {
        NightjarException torn = NightjarException.of(ErrorCode.LEDGER_CORRUPT, "No intent is recorded.");
        shell.services.nights.recovered = List.of(new Settlement(
                Settlement.Kind.UNSETTLED,
                "small@2001-05-08",
                new RunId("0123456789ab"),
                "It could not be settled.",
                List.of(),
                Optional.of(torn)));
        assertThat(shell.run("recover").exit()).isEqualTo(21);
    }

    @Test
    void outsideAProjectCommandsSayWhereTheyLooked(@TempDir Path elsewhere) {
        Ended ended = shell.run("jobs", "--project", elsewhere.toString());

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err())
                .startsWith("NJ-NO-PROJECT  --project names " + elsewhere + ", which holds no nightjar.yaml");
    }
}
