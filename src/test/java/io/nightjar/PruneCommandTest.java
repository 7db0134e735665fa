package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.run.BusinessDate;
import io.nightjar.storage.Sha256;
import io.nightjar.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Old things of real nights, removed by their rules; what tables in place and in history need stays. */
class PruneCommandTest {
    private static final String NIGHT = "2001-05-08";
    private static final String HELD = "2001-05-07";
    private static final String FAILED = "2001-05-09";
    private static final long SEED = Long.getLong("nightjar.seed", 20010508);

    /** The nights that most tests begin with, run once. */
    @TempDir
    static Path before;

    @TempDir
    Path folder;

    private Project project;
    private List<String> ledger = List.of();

    @Test
    void nothingIsOldOnTheSameDay() {
        nights();
        Ended pruned = prune("--set", "retention.history=1 day", "--set", "retention.runs=1 day");
        assertThat(pruned.exit()).as(pruned.all()).isZero();
        assertThat(pruned.out()).contains("removed 0 things, 0 B");
    }

    @Test
    void aDryRunListsExactlyWhatIsRemovedOnTheEmbeddedLedger() throws Exception {
        nights();
        listedIsRemoved();
        try (Connection h2 = DriverManager.getConnection(
                "jdbc:h2:" + folder.resolve("state/ledger") + ";ACCESS_MODE_DATA=r", "nightjar", "")) {
            onlyTheCurrentRunIsKnown(h2);
        }
    }

    @Test
    void aDryRunListsExactlyWhatIsRemovedOnPostgres() throws Exception {
        try (RealPostgres server = RealPostgres.start()) {
            ledger = List.of(
                    "--set", "ledger.url=" + server.url().replaceFirst("\\?.*", ""), "--set", "ledger.user=postgres");
            project = new Project(folder);
            runNights();
            listedIsRemoved();
            try (Connection connection = server.dataSource().getConnection()) {
                onlyTheCurrentRunIsKnown(connection);
            }
        }
    }

    private void listedIsRemoved() throws IOException {
        later(40);
        String[] rules = {
            "--set",
            "retention.history=30 days",
            "--set",
            "retention.runs=35 days",
            "--set",
            "retention.logs=39 days",
            "--set",
            "retention.reports=30 days",
            "--set",
            "retention.staging=30 days",
            "--set",
            "retention.metrics=39 days",
            "--set",
            "retention.records=5 days"
        };
        List<String> before = files();

        JsonNode dry = json(rules, "--dry-run");
        assertThat(files()).isEqualTo(before);
        JsonNode real = json(rules);

        assertThat(real.get("removals")).isEqualTo(dry.get("removals"));
        assertThat(real.get("bytes").asLong())
                .isEqualTo(dry.get("bytes").asLong())
                .isPositive();
        assertThat(Removals.kinds(real))
                .containsExactlyInAnyOrder(
                        "history", "history", "staging", "report", "report", "report", "log", "log", "log", "log",
                        "log", "run", "run", "run", "run", "metrics", "metrics", "record", "record");
        assertThat(Removals.receipts(dry))
                .as("of each table that goes")
                .hasSize(2)
                .allMatch(one -> one.matches("history/flight-delay/date=.*/[0-9a-f]{12}/_receipt-[0-9a-f]{16}.json"));
        assertThat(Removals.whats(real, "record"))
                .as("what is still open stays")
                .containsExactly("1 backfill of flight-delay", "1 pause of flight-delay");
        assertThat(project.filesBelow("metrics")).isEmpty();
        assertThat(folder.resolve("metrics/flight-delay")).isEmptyDirectory();
        assertThat(project.filesBelow("history")).isEmpty();
        assertThat(project.filesBelow("staging")).isEmpty();
        assertThat(project.filesBelow("state/logs")).isEmpty();
        assertThat(project.filesBelow("reports"))
                .as("of the run that stands published: three pages and what it looked like")
                .filteredOn(file -> file.contains("/date="))
                .hasSize(4);
        assertThat(project.filesBelow("reports"))
                .contains("flight-delay/index.html", "flight-delay/latest.html", "flight-delay/nights.json")
                .hasSize(7);
        assertThat(project.table(NIGHT)).exists();
        assertThat(run("show", "flight-delay@" + NIGHT).out())
                .contains("published")
                .contains("flights_0.parquet");
        assertThat(json(rules).get("removals").size())
                .as("and then there is nothing left")
                .isZero();
        Ended held = run("run", Project.JOB, "--date", HELD);
        assertThat(held.exit()).as(held.all()).isZero();
    }

    @Test
    void onPostgresADateThatAnotherWorksOnIsLeftAloneAndTheOthersArePruned() throws Exception {
        try (RealPostgres server = RealPostgres.start()) {
            String url = server.url().replaceFirst("\\?.*", "");
            ledger = List.of("--set", "ledger.url=" + url, "--set", "ledger.user=postgres");
            project = new Project(folder);
            Path busy = oldVersion("2001-05-06");
            Path free = oldVersion("2001-05-05");
            LedgerSettings settings =
                    LedgerSettings.shared(url, Optional.of("postgres"), Optional.empty(), folder.resolve("state"));
            try (Ledger other = Ledger.open(settings, Clock.systemUTC(), "another process");
                    Lease lease =
                            other.leases().acquire(Project.JOB, new BusinessDate(LocalDate.parse("2001-05-06")))) {
                Ended pruned = prune("--set", "retention.history=30 days");
                assertThat(pruned.exit()).as(pruned.all()).isZero();
                assertThat(pruned.out()).contains(lease.job() + "@2001-05-06 is being worked on: left alone.");
                assertThat(busy).exists();
                assertThat(free).doesNotExist();
            }
            assertThat(prune("--set", "retention.history=30 days").exit()).isZero();
            assertThat(busy).doesNotExist();
        }
    }

    /** A replaced table of last year, of a run that this ledger does not know. */
    private Path oldVersion(String date) throws IOException {
        Path version = folder.resolve("history/flight-delay/date=" + date + "/0123456789ab");
        Files.createDirectories(version);
        Path table = Files.writeString(version.resolve("scores.parquet"), "x");
        Files.setLastModifiedTime(table, java.nio.file.attribute.FileTime.fromMillis(1_700_000_000_000L));
        return version;
    }

    private static void onlyTheCurrentRunIsKnown(Connection database) throws SQLException {
        for (String table : List.of("runs", "plans", "verdicts", "publications", "batch_job_instance")) {
            assertThat(count(database, table)).as(table).isEqualTo(table.equals("plans") ? 2 : count(database, "runs"));
        }
        assertThat(count(database, "runs"))
                .as("the published one, and the one that came after")
                .isEqualTo(2);
        assertThat(count(database, "batch_job_execution")).isEqualTo(2);
    }

    private static long count(Connection database, String table) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void aNumberOfVersionsKeepsTheNewestReplacedTablesAndAllTheyNeed() throws IOException {
        nights();
        later(400);
        project.edit(
                "jobs/flight-delay.yaml",
                "schedule:",
                "retention: {history: 1 version, runs: 30 days, reports: 30 days, staging: keep}\nschedule:");

        Ended pruned = prune();
        assertThat(pruned.exit()).as(pruned.all()).isZero();
        List<String> history = project.filesBelow("history/flight-delay/date=" + NIGHT);
        assertThat(history).hasSize(2);
        String kept = history.get(0).substring(0, 12);
        Ended shown = run("show", kept);
        assertThat(shown.exit()).as(shown.all()).isZero();
        assertThat(shown.out()).contains("superseded");
        assertThat(run("report", kept).exit()).isZero();
        everyReceiptHasItsTable();
        assertThat(project.filesBelow("staging"))
                .as("the parts of the held run")
                .isNotEmpty();
        assertThat(run("runs", "--json").out().split("\"run\"", -1))
                .as("published, replaced last, held with its parts")
                .hasSize(4);
    }

    @Test
    void whatACrashLeftBesideATableGoes() throws IOException {
        nights();
        Path beside = project.table(NIGHT).getParent();
        Files.writeString(beside.resolve("_receipt-0123456789abcdef.json"), "{}");
        Files.writeString(beside.resolve("_receipt-0123456789abcdef.json.17.tmp"), "{");
        Files.createDirectories(folder.resolve("rejects/flight-delay/date=" + NIGHT));
        Files.writeString(
                folder.resolve("rejects/flight-delay/date=" + NIGHT + "/rejects-0123456789abcdef.parquet"), "x");
        Ended pruned = prune();
        assertThat(pruned.out()).contains("removed 3 things").contains("receipt of a replaced table");
        assertThat(project.filesBelow("rejects")).isEmpty();
        everyReceiptHasItsTable();
    }

    @Test
    void aNightThatRunsIsLeftAlone() throws Exception {
        nights();
        later(400);
        try (CommandProcess night = new CommandProcess(
                project,
                "run",
                Project.JOB,
                "--date",
                NIGHT,
                "--rerun",
                "--set",
                "torture.failpoint=before-stage-receipt:pause")) {
            night.waitFor("failpoint before-stage-receipt pause");
            Ended pruned = prune("--set", "retention.history=1 day");
            assertThat(pruned.exit()).as(pruned.all()).isEqualTo(31);
            assertThat(project.filesBelow("history")).hasSizeGreaterThanOrEqualTo(4);
            night.kill();
        }
        Ended after = prune("--set", "retention.staging=1 day");
        assertThat(after.exit()).as(after.all()).isZero();
        assertThat(project.filesBelow("staging/flight-delay/date=" + NIGHT))
                .as("a run that died without a word is recovered, not pruned")
                .isNotEmpty();
    }

    @Test
    void killedAtAnyMomentItLeavesOnlyWholeTablesBehindAndTheNextOneDoesTheRest() throws Exception {
        nights();
        oldVersions(30);
        Random random = new Random(SEED);
        for (int kill = 0; kill < 3; kill++) {
            int after = 1 + random.nextInt(8);
            try (CommandProcess pruning = new CommandProcess(project, "prune", "--set", "retention.history=30 days")) {
                for (int removed = 0; removed < after; removed++) {
                    pruning.waitFor("removed history/");
                }
                pruning.kill();
            }
            everyReceiptHasItsTable();
        }
        int left = project.filesBelow("history").size();
        assertThat(left).as("seed %d", SEED).isPositive();
        Ended rest = prune("--set", "retention.history=30 days");
        assertThat(rest.exit()).as(rest.all()).isZero();
        assertThat(project.filesBelow("history/flight-delay/date=" + NIGHT))
                .as("those of this day: two tables and their receipts")
                .hasSize(4);
        assertThat(project.table(NIGHT)).exists();
    }

    /** The nights, as they were run once for all tests. */
    private void nights() {
        synchronized (PruneCommandTest.class) {
            project = new Project(before);
            if (project.filesBelow("state").isEmpty()) {
                runNights();
            }
        }
        Project copy = new Project(folder);
        project.filesBelow("").forEach(file -> copy.copy(before.resolve(file), file));
        project = copy;
    }

    /** A night published three times, one that was held, and one whose input was bad; what ended beside them, and what did not. */
    private void runNights() {
        List.of(NIGHT, HELD, FAILED).forEach(project::flights);
        assertThat(run("run", Project.JOB, "--date", NIGHT).exit()).isZero();
        for (String threshold : List.of("0.3", "0.4")) {
            project.edit(
                    "jobs/flight-delay.yaml",
                    "threshold: 0." + (threshold.equals("0.3") ? "2" : "3"),
                    "threshold: " + threshold);
            assertThat(run("run", Project.JOB, "--date", NIGHT, "--rerun").exit())
                    .isZero();
        }
        project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000", "minimum-rows: 99999");
        assertThat(run("run", Project.JOB, "--date", HELD).exit()).isEqualTo(10);
        project.edit("jobs/flight-delay.yaml", "minimum-rows: 99999", "minimum-rows: 12000");
        write("data/flights/date=" + FAILED + "/flights_0.parquet");
        assertThat(run("run", Project.JOB, "--date", FAILED).exit()).isEqualTo(12);
        assertThat(run("backfill", Project.JOB, "--from", NIGHT, "--to", NIGHT).exit())
                .isZero();
        assertThat(run("schedule", "pause", Project.JOB).exit()).isZero();
        assertThat(run("schedule", "resume", Project.JOB).exit()).isZero();
        assertThat(run("schedule", "pause", Project.JOB).exit()).isZero();
    }

    /** Many more replaced tables, of runs that the ledger does not know, from last year. */
    private void oldVersions(int number) throws IOException {
        Path history = folder.resolve("history/flight-delay/date=" + NIGHT);
        Path first;
        try (var all = Files.list(history)) {
            first = all.sorted().findFirst().orElseThrow();
        }
        for (int version = 0; version < number; version++) {
            Path copy = history.resolve(String.format("%012x", version));
            Files.createDirectory(copy);
            try (var files = Files.list(first)) {
                for (Path file : files.toList()) {
                    Path to = copy.resolve(file.getFileName());
                    Files.copy(file, to);
                    Files.setLastModifiedTime(to, java.nio.file.attribute.FileTime.fromMillis(1_700_000_000_000L));
                }
            }
        }
    }

    private void write(String file) {
        try {
            Files.writeString(project.folder.resolve(file), "no parquet");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void later(int days) {
        project.clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
    }

    /** Every receipt, in output and in history, has beside it the very table it speaks of. */
    private void everyReceiptHasItsTable() throws IOException {
        for (String root : List.of("output", "history")) {
            for (String name : project.filesBelow(root)) {
                if (name.contains("_receipt-")) {
                    Path receipt = folder.resolve(root).resolve(name);
                    String digest = Sha256.of(Files.readAllBytes(receipt.resolveSibling("scores.parquet")));
                    assertThat(name).as("%s, seed %d", name, SEED).contains(digest.substring(0, 16));
                }
            }
        }
    }

    private List<String> files() {
        List<String> all = new ArrayList<>();
        for (String root : List.of("output", "history", "rejects", "staging", "reports", "state/logs")) {
            all.addAll(project.filesBelow(root));
        }
        return all;
    }

    private JsonNode json(String[] rules, String... more) {
        List<String> arguments = new ArrayList<>(List.of(rules));
        arguments.addAll(List.of(more));
        arguments.add("--json");
        Ended ended = prune(arguments.toArray(String[]::new));
        assertThat(ended.exit()).as(ended.all()).isZero();
        return new ObjectMapper().readTree(ended.out());
    }

    private Ended prune(String... more) {
        List<String> arguments = new ArrayList<>(List.of("prune"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private Ended run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(ledger);
        return project.run(all.toArray(String[]::new));
    }
}
