package io.nightjar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import io.nightjar.testing.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights published, replaced, rolled back, held and released; then the database is gone. */
class RebuiltLedgerTest {
    private static final List<String> NIGHTS = List.of("2001-05-04", "2001-05-05", "2001-05-06", "2001-05-07");
    private static final String REPLACED = "2001-05-05";
    private static final String NEXT = "2001-05-08";

    /** What a person or a program asks of a ledger; what each answers must be as it was. */
    private static final Map<String, String[]> QUESTIONS = Map.of(
            "runs", new String[] {"runs", "--json"},
            "status", new String[] {"status", "--json"},
            "gates", new String[] {"gates", "backtest", Project.JOB, "--unusual-night", "30", "--json"},
            "chain", new String[] {"verify", "--chain", Project.JOB, "--json"},
            "plan", new String[] {"plan", Project.JOB, "--date", NEXT, "--json"});

    @TempDir
    static Path original;

    private static HandClock clock;
    private static Map<String, String> before;

    @TempDir
    Path folder;

    private Project project;

    @BeforeAll
    static void publish() throws IOException {
        Project project = new Project(original);
        clock = new HandClock(Instant.parse("2001-05-08T05:00:00Z"));
        project.clock = clock;
        project.edit("jobs/flight-delay.yaml", "gates:", "gates:\n  - unusual-night: 30");
        for (String night : NIGHTS) {
            flights(project, night, night, "flights_0.parquet");
            done(project, "run", Project.JOB, "--date", night, "--started-by", "cron");
        }
        flights(project, NEXT, NEXT, "flights_0.parquet");
        flights(project, "2001-05-03", REPLACED, "late.parquet");
        // So many rows are unusual: a gate holds it.
        clock.advance(Duration.ofMinutes(1));
        assertThat(project.night(REPLACED, "--rerun").exit()).isEqualTo(10);
        done(project, "release", Project.JOB + "@" + REPLACED, "--reason", "the feed was whole");
        done(project, "rollback", Project.JOB, "--date", REPLACED);
        before = answers(project);
        // The one thing that its receipt does not tell: when the launch began that a gate held.
        before.computeIfPresent(
                "runs",
                (name, runs) -> runs.replace(
                        "\"started\" : \"2001-05-08T05:05:00Z\"", "\"started\" : \"2001-05-08T05:06:00Z\""));
    }

    /** Of a time that copies keep too: on Java 17 theirs ends at the microsecond. */
    private static void flights(Project project, String night, String date, String file) throws IOException {
        project.flights(night, date, file);
        Files.setLastModifiedTime(
                original.resolve("data/flights/date=" + date + "/" + file), FileTime.from(clock.instant()));
    }

    private static void done(Project project, String... command) {
        clock.advance(Duration.ofMinutes(1));
        Ended ended = project.run(command);
        assertThat(ended.exit()).as(ended.all()).isZero();
    }

    @BeforeEach
    void copyWithoutTheDatabase() throws IOException {
        project = new Project(folder);
        project.clock = clock;
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(original.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.delete(folder.resolve("state/ledger.mv.db"));
    }

    private static Map<String, String> answers(Project project) {
        Map<String, String> answers = new LinkedHashMap<>();
        QUESTIONS.forEach(
                (name, question) -> answers.put(name, project.run(question).out()));
        return answers;
    }

    @Test
    void theNextNightIsRefusedUntilTheHistoryIsMadeAgainAndThenAllIsAsItWas() throws IOException {
        Ended refused = project.night(NEXT);
        assertThat(refused.exit()).isEqualTo(21);
        assertThat(refused.err()).contains("NJ-LEDGER-LOST", "ledger rebuild --dry-run");
        Ended dry = project.run("ledger", "rebuild", "--dry-run");
        assertThat(dry.exit()).as(dry.all()).isZero();
        assertThat(dry.out()).contains("flight-delay  would be written: 5 runs, 6 publications, 7 records");
        assertThat(project.run("runs").out()).contains("no runs yet");
        Ended rebuilt = project.run("ledger", "rebuild");
        assertThat(rebuilt.exit()).as(rebuilt.all()).isZero();
        assertThat(rebuilt.out()).contains("flight-delay  written: 5 runs", "runs that published nothing");
        assertThat(answers(project)).isEqualTo(before);
        assertThat(project.run("ledger", "rebuild").out()).contains("flight-delay  there already");
        assertThat(project.run("show", replaced(project)).out())
                .contains("the feed was whole", "superseded", "operator");
        Ended same = project.run("reproduce", replaced(project));
        assertThat(same.out()).as(same.all()).contains("SAME");
        Ended unchanged = project.night("2001-05-04", "--ok-if-published");
        assertThat(unchanged.exit()).as(unchanged.all()).isZero();
        Ended night = project.night(NEXT);
        assertThat(night.exit()).as(night.all()).isZero();
        Ended back = project.run("rollback", Project.JOB, "--date", REPLACED, "--to", replaced(project));
        assertThat(back.exit()).as(back.all()).isZero();
        List<String> chain = Files.readAllLines(folder.resolve("output/flight-delay/_chain.jsonl"));
        assertThat(chain).hasSize(9);
        assertThat(chain.get(8)).contains("\"action\":\"rollback\"");
        Ended verified = project.run("verify", "--chain", Project.JOB);
        assertThat(verified.exit()).as(verified.all()).isZero();
    }

    @Test
    void theHistoryIsTheSameInAnEmptyPostgresWhichTheNextNightRunsOn() throws IOException {
        try (SharedLedger shared = new SharedLedger()) {
            Ended rebuilt = shared.run(project, "ledger", "rebuild", "--json");
            assertThat(rebuilt.exit()).as(rebuilt.all()).isZero();
            QUESTIONS.forEach((name, question) ->
                    assertThat(shared.run(project, question).out()).as(name).isEqualTo(before.get(name)));
            Ended night = shared.run(project, "run", Project.JOB, "--date", NEXT);
            assertThat(night.exit()).as(night.all()).isZero();
            assertThat(shared.run(project, "verify", "--chain", Project.JOB).out())
                    .contains("8 records", "file and ledger are the same");
        }
    }

    @Test
    void whatWasAlteredIsNamedAndNotTaken() throws IOException {
        Path chain = folder.resolve("output/flight-delay/_chain.jsonl");
        List<String> records = Files.readAllLines(chain);
        List<String> altered = new ArrayList<>(records);
        altered.set(2, records.get(2).replace("\"by\":\"cron\"", "\"by\":\"dawn\""));
        Files.write(chain, altered);
        Ended refused = project.run("ledger", "rebuild");
        assertThat(refused.exit()).isEqualTo(50);
        assertThat(refused.out())
                .contains(
                        "record 3 of output/flight-delay/_chain.jsonl was altered", "refused: its chain is not whole");
        assertThat(project.run("runs").out()).contains("no runs yet");

        Files.write(chain, records);
        Path receipt = file("output/flight-delay/date=2001-05-04", "_receipt-");
        edit(receipt, "\"startedBy\" : \"cron\"", "\"startedBy\" : \"dawn\"");
        Path profiles = file("reports/flight-delay/date=2001-05-07", ".profiles.jsonl");
        edit(profiles, "\"scored\":", "\"scored\":1");
        Ended partly = project.run("ledger", "rebuild");
        assertThat(partly.exit()).isEqualTo(50);
        assertThat(partly.out())
                .contains("written: 4 runs")
                .containsPattern("broken +receipt +output/flight-delay/date=2001-05-04/_receipt-.* was altered")
                .containsPattern("broken +profiles +reports/flight-delay/date=2001-05-07/.* was altered")
                .containsPattern("broken +table +output/flight-delay/date=2001-05-04/scores.parquet is not the table");
        assertThat(project.run("runs").out()).doesNotContain("2001-05-04").contains("2001-05-07");
    }

    @Test
    void aLedgerThatKnowsOtherThingsOfAJobIsLeftAsItIs() throws IOException {
        Path chain = folder.resolve("output/flight-delay/_chain.jsonl");
        Path aside = folder.resolve("chain-aside");
        Files.move(chain, aside);
        assertThat(project.night(NEXT).exit()).isZero();
        Files.move(aside, chain, StandardCopyOption.REPLACE_EXISTING);
        for (String[] command : List.of(
                new String[] {"ledger", "rebuild"}, new String[] {"ledger", "rebuild", Project.JOB, "--dry-run"})) {
            Ended refused = project.run(command);
            assertThat(refused.exit()).isEqualTo(21);
            assertThat(refused.err()).contains("NJ-LEDGER-HAS-HISTORY  The ledger has 1 run of flight-delay");
            assertThat(refused.out()).contains("nightjar verify --chain flight-delay");
        }
        assertThat(project.run("runs").out().lines().filter(line -> line.contains("published")))
                .hasSize(1);
    }

    /** The run that was released, and that the rollback replaced. */
    private static String replaced(Project project) {
        String below = "history/flight-delay/date=" + REPLACED;
        return project.filesBelow(below).stream()
                .filter(name -> name.contains("_receipt-"))
                .filter(name -> new String(
                                project.read(project.folder.resolve(below).resolve(name)), UTF_8)
                        .contains("the feed was whole"))
                .map(name -> name.substring(0, name.indexOf('/')))
                .findFirst()
                .orElseThrow();
    }

    private Path file(String below, String part) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(below))) {
            return files.filter(found -> found.getFileName().toString().contains(part))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }
}
