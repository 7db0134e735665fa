package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.cli.Shell.Ended;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.job.RunOptions;
import io.nightjar.job.RunOutcome;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunSpec;
import io.nightjar.run.RunStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static final RunId ID = new RunId("3f2a9c01b7d4");
    private static final String PLANTED = "Tr0ub4dor-and-3";

    @TempDir
    Path folder;

    private Shell shell;
    private final AtomicReference<RunSpec> spec = new AtomicReference<>();
    private final AtomicReference<RunOptions> options = new AtomicReference<>();

    @BeforeEach
    void project() {
        shell = new Shell(folder);
        shell.services.nights.night = (newSpec, newOptions, progress) -> {
            spec.set(newSpec);
            options.set(newOptions);
            progress.began(ID, 1);
            progress.stage("plan");
            progress.stage("score");
            progress.planned(16482, 3);
            progress.advanced(16482);
            progress.stage("publish");
            return outcome(newSpec, RunStatus.PUBLISHED, "passed", ExitStatus.OK);
        };
    }

    @Test
    void aPublishedRunSaysWhatItDidAndWhatToTypeNext() {
        Ended ended = shell.run("run", "small", "--date", "20010508");

        assertThat(ended.exit()).isZero();
        assertThat(ended.lines())
                .containsExactly(
                        "small@2001-05-08  published, passed",
                        "  rows    16,482 read = 16,480 scored + 2 rejected",
                        "  table   output/small/date=2001-05-08/scores.parquet",
                        "  report  reports/small/date=2001-05-08/3f2a9c01b7d4.html",
                        "  model   small@1, compiled: linear",
                        "  run     3f2a9c01b7d4, 2001-05-09 03:10:00 -04:00, 4.2 s",
                        "next: ./nightjar report 3f2a9c01b7d4",
                        "next: ./nightjar describe small");
        assertThat(ended.errorLines())
                .startsWith("plan", "scoring 16,482 rows in 3 splits")
                .last()
                .isEqualTo("publish");
        assertThat(ended.err()).contains("scored 16,482 of 16,482 rows  100 %").doesNotContain("\u001b", "\r");
    }

    @Test
    void withoutADateItIsYesterdayInTheJobsZone() {
        shell.now = Instant.parse("2001-05-09T03:59:00Z");

        shell.run("run", "small");

        assertThat(spec.get().date()).hasToString("2001-05-07");
    }

    @Test
    void optionsSayWhatToDoWithWhatIsPublished() {
        shell.run("run", "small");
        assertThat(options.get().published()).isEqualTo(RunOptions.Published.REFUSE);
        assertThat(options.get().startedBy()).isEqualTo("operator " + System.getProperty("user.name"));
        shell.run("run", "small", "--rerun", "--started-by", "cron");
        assertThat(options.get())
                .isEqualTo(new RunOptions(
                        RunOptions.Published.REPLACE, Optional.empty(), "cron", RunOptions.Patience.WAIT));
        shell.run("run", "small", "--ok-if-published");
        assertThat(options.get().published()).isEqualTo(RunOptions.Published.ACCEPT_UNCHANGED);
        shell.run("run", "small", "--scratch", "/tmp/x");
        assertThat(options.get().scratch()).contains("/tmp/x");
    }

    @Test
    void contradictingOptionsAreRefusedBeforeAnythingIsDone() {
        assertThat(shell.run("run", "small", "--rerun", "--ok-if-published").exit())
                .isEqualTo(2);
        assertThat(shell.run("run", "small", "--scratch", "x", "--rerun").exit())
                .isEqualTo(2);
        assertThat(shell.services.asked).doesNotContain("nights");
    }

    @Test
    void aDateThatIsNoneIsWrongUsageAndNamesTheForms() {
        Ended ended = shell.run("run", "small", "--date", "8.5.2001");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err())
                .contains("NJ-USAGE  --date '8.5.2001' is not a date; write 2001-05-08, 20010508, yesterday or today");
    }

    @Test
    void aDateAfterTodayInTheJobsZoneIsRefused() {
        shell.now = Instant.parse("2001-05-09T03:59:00Z");

        Ended ended = shell.run("run", "small", "--date", "2001-05-09");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.errorLines())
                .containsExactly(
                        "NJ-USAGE  --date 2001-05-09 lies after today, 2001-05-08 in America/New_York",
                        "  Nothing was run.",
                        "  next: ./nightjar plan small --date 2001-05-07",
                        "  more: ./nightjar help NJ-USAGE");
        assertThat(shell.services.asked).doesNotContain("nights");
        assertThat(shell.run("run", "small", "--date", "2001-05-08").exit()).isZero();
    }

    @Test
    void aHeldRunExitsTenAndSaysThatNothingWasPublished() {
        shell.services.nights.night =
                (newSpec, newOptions, progress) -> outcome(newSpec, RunStatus.HELD, "held", ExitStatus.HELD);

        Ended ended = shell.run("run", "small", "--date", "2001-05-08");

        assertThat(ended.exit()).isEqualTo(10);
        assertThat(ended.out())
                .contains("held: nothing was published, what was published before stays")
                .contains("next: ./nightjar help NJ-HELD-BY-GATE");
    }

    @Test
    void anErrorSaysWhatHappenedWhatWasNotDoneAndWhatToTypeNextWithoutAStackTrace() {
        shell.services.nights.night = (newSpec, newOptions, progress) -> {
            throw NightjarException.of(ErrorCode.INPUT_MISSING, "there is no folder data/in/date=2001-05-08")
                    .notDone("Nothing was published.")
                    .next("nightjar run small --date 2001-05-08")
                    .next("nightjar help NJ-INPUT-MISSING");
        };

        Ended ended = shell.run("run", "small", "--date", "2001-05-08");

        assertThat(ended.exit()).isEqualTo(11);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.errorLines())
                .containsExactly(
                        "NJ-INPUT-MISSING  there is no folder data/in/date=2001-05-08",
                        "  Nothing was published.",
                        "  next: ./nightjar run small --date 2001-05-08",
                        "  more: ./nightjar help NJ-INPUT-MISSING");
        assertThat(shell.run("run", "small", "--debug").err()).contains("\tat io.nightjar.");
    }

    @Test
    void whatNobodyExpectedIsTwentyOneWithTheTraceInALogOnly() {
        shell.services.nights.night = (newSpec, newOptions, progress) -> {
            throw new IllegalStateException("the moon fell");
        };

        Ended ended = shell.run("run", "small");

        assertThat(ended.exit()).isEqualTo(21);
        assertThat(ended.err())
                .startsWith("NJ-INTERNAL  an unexpected IllegalStateException: the moon fell")
                .contains("next: less state/logs/nightjar.log")
                .doesNotContain("\tat ");
        assertThat(shell.read("state/logs/nightjar.log")).contains("the moon fell", "\tat io.nightjar.");
    }

    @Test
    void anErrorOfTheJvmIsTwentyOneTooAndNotTheAnswerNo() {
        shell.services.nights.night = (newSpec, newOptions, progress) -> {
            throw new NoClassDefFoundError("a class that is not there");
        };

        Ended ended = shell.run("run", "small");

        assertThat(ended.exit()).isEqualTo(21);
        assertThat(ended.err())
                .startsWith("NJ-INTERNAL  an unexpected NoClassDefFoundError")
                .doesNotContain("\tat ");
    }

    @Test
    void withJsonAnErrorIsAnObjectOnStandardOutputBesideItsText() {
        shell.services.nights.night = (newSpec, newOptions, progress) -> {
            throw NightjarException.of(ErrorCode.INPUT_MISSING, "there is no folder data/in/date=2001-05-08")
                    .next("nightjar run small --date 2001-05-08");
        };

        Ended ended = shell.run("run", "small", "--date", "2001-05-08", "--json");

        tools.jackson.databind.JsonNode error =
                new tools.jackson.databind.ObjectMapper().readTree(ended.out()).get("error");
        assertThat(error.get("code").asString()).isEqualTo("NJ-INPUT-MISSING");
        assertThat(error.get("message").asString()).isEqualTo("there is no folder data/in/date=2001-05-08");
        assertThat(error.get("next").get(0).asString()).isEqualTo("./nightjar run small --date 2001-05-08");
        assertThat(ended.err()).startsWith("NJ-INPUT-MISSING  there is no folder");
    }

    @Test
    void theLogOfARefusedRunHoldsTheErrorInOneLineAndATraceOnlyOnDebug() {
        shell.services.nights.night = (newSpec, newOptions, progress) -> {
            progress.began(ID, 1);
            throw NightjarException.of(ErrorCode.KEY_NULL, "key column \"id\" is null in row 3")
                    .notDone("Nothing was published.")
                    .next("nightjar models show small@1");
        };

        shell.run("run", "small");

        assertThat(shell.read("state/logs/" + ID + ".log"))
                .contains("NJ-KEY-NULL: key column \"id\" is null in row 3. Nothing was published."
                        + " Next: ./nightjar models show small@1")
                .doesNotContain("\tat ");
    }

    @Test
    void nothingLeftToScoreIsSaidSo() {
        shell.services.nights.night = (newSpec, newOptions, progress) -> {
            progress.began(ID, 1);
            progress.planned(0, 0);
            return outcome(newSpec, RunStatus.PUBLISHED, "passed", ExitStatus.OK);
        };

        assertThat(shell.run("run", "small").err()).contains("nothing is left to score");
        assertThat(shell.read("state/logs/" + ID + ".log"))
                .contains("nothing is left to score")
                .doesNotContain(" 0 rows");
    }

    @Test
    void everyErrorCodeEndsTheProcessWithItsExitCode() {
        for (ErrorCode code : ErrorCode.values()) {
            shell.services.nights.night = (newSpec, newOptions, progress) -> {
                throw NightjarException.of(code, "x");
            };
            assertThat(shell.run("run", "small").exit())
                    .as(code.code())
                    .isEqualTo(code.exit().code());
        }
    }

    @Test
    void theOutcomeAsJsonIsAllThereIsOnStandardOutput() {
        Ended ended = shell.run("run", "small", "--date", "2001-05-08", "--json");

        assertThat(ended.out()).startsWith("{").contains("\"rows_scored\" : 16480", "\"exit_code\" : 0");
        assertThat(new tools.jackson.databind.ObjectMapper()
                        .readTree(ended.out())
                        .get("run")
                        .asString())
                .isEqualTo(ID.value());
    }

    @Test
    void aRunHasALogOfItsOwn() {
        shell.run("run", "small", "--date", "2001-05-08");

        assertThat(shell.read("state/logs/" + ID + ".log"))
                .contains("run 3f2a9c01b7d4, nightjar 9.9.9")
                .contains(
                        "stage plan",
                        "planned 16,482 rows in 3 splits",
                        "ended published, passed, 16,482 read = 16,480 scored + 2 rejected, table output/small/date=2001-05-08/scores.parquet");
    }

    @Test
    void theLogIsJsonWhereThatIsAsked() {
        shell.run("run", "small", "--set", "log.format=json");

        assertThat(shell.read("state/logs/" + ID + ".log").lines())
                .allSatisfy(line -> assertThat(new tools.jackson.databind.ObjectMapper()
                                .readTree(line)
                                .get("message")
                                .asString())
                        .isNotEmpty());
    }

    @Test
    void aSecretShowsNowhere() {
        shell.variables.put("DB", PLANTED);
        shell.write("nightjar.yaml", "ledger: {password: \"${env:DB}\"}\n");
        shell.services.nights.night = (newSpec, newOptions, progress) -> {
            progress.began(ID, 1);
            progress.note("logging in with " + PLANTED);
            throw new IllegalStateException("cannot log in with " + PLANTED, new IllegalStateException(PLANTED));
        };

        Ended ended = shell.run("run", "small", "--debug");

        assertThat(ended.err()).contains("cannot log in with ******").doesNotContain(PLANTED);
        assertThat(shell.read("state/logs/" + ID + ".log")).contains("******").doesNotContain(PLANTED);
        assertThat(shell.read("state/logs/nightjar.log")).contains("******").doesNotContain(PLANTED);
        assertThat(shell.run("config", "show").out()).contains("${env:DB}").doesNotContain(PLANTED);
    }

    @Test
    void theLedgerIsToldWhatTheProcessWasAskedToDo() {
        shell.run("run", "small", "--date", "2001-05-08");

        assertThat(shell.services.command).isEqualTo("run small --date 2001-05-08");
    }

    private static RunOutcome outcome(RunSpec spec, RunStatus status, String verdict, ExitStatus exit) {
        Instant started = Instant.parse("2001-05-09T07:10:00Z");
        RunRecord record = new RunRecord(
                ID,
                spec.job().name(),
                spec.date(),
                status,
                "small@1",
                "aa",
                1,
                16482,
                16480,
                2,
                Optional.of(verdict),
                Optional.of("bb"),
                started,
                Optional.of(started.plusMillis(4200)),
                Optional.empty(),
                Optional.empty());
        String dated = "small/date=" + spec.date();
        return new RunOutcome(
                exit,
                record,
                status == RunStatus.HELD ? Optional.empty() : Optional.of("output/" + dated + "/scores.parquet"),
                Optional.of("reports/" + dated + "/" + ID + ".html"),
                List.of(),
                "compiled: linear",
                4.2);
    }
}
