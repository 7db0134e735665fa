package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import io.nightjar.publish.Failpoint;
import io.nightjar.publish.Receipt;
import io.nightjar.publish.ReceiptFile;
import io.nightjar.publish.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process of its own is stopped (SIGSTOP) in the middle of its commit on PostgreSQL, another takes over and publishes
 * another table, and the first goes on: it publishes nothing any more. {@code -Dnightjar.failpoints=true} stops it before
 * and after every step, both with its database sessions left to time out and with them ended.
 */
class PausedProcessTest {
    private static final String NIGHT = "2001-05-08";
    private static final String LEASE = "torture.lease=1 s";

    @TempDir
    Path folder;

    private SharedLedger ledger;
    private Project project;

    /** What becomes of the sessions of the process that is stopped. */
    enum Sessions {
        TIME_OUT,
        ENDED
    }

    @BeforeEach
    void open() throws IOException {
        ledger = new SharedLedger();
        project = new Project(folder);
    }

    @AfterEach
    void close() {
        if (ledger != null) {
            ledger.close();
        }
    }

    static List<Arguments> aProcessThatIsStoppedPastItsLeaseCannotPublishWhenItGoesOn() {
        if (!Boolean.getBoolean("nightjar.failpoints")) {
            return List.of(Arguments.of(Step.PLACE_TABLE.before(), Sessions.ENDED));
        }
        return Failpoint.all().stream()
                .filter(point -> point.step().compareTo(Step.DELETE_STAGING) <= 0)
                // The example rejects no row.
                .filter(point -> !point.name().contains("rejects"))
                .flatMap(point -> Stream.of(Sessions.values()).map(sessions -> Arguments.of(point, sessions)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource
    void aProcessThatIsStoppedPastItsLeaseCannotPublishWhenItGoesOn(Failpoint moment, Sessions sessions)
            throws Exception {
        project.flights(NIGHT, NIGHT, "a.parquet");
        // Two replaced tables: one to keep in history, and one receipt to take away.
        assertThat(run().exit()).isZero();
        project.flights("2001-05-07", NIGHT, "b.parquet");
        byte[] published;
        try (CommandProcess sleeper = sleeper(moment)) {
            sleeper.waitFor("failpoint " + moment);
            sleeper.awaitPaused();
            if (sessions == Sessions.ENDED) {
                ledger.endSessions();
            }
            project.flights("2001-05-09", NIGHT, "c.parquet");
            Ended heir = run("--rerun");
            assertThat(heir.exit()).as(heir.all()).isZero();
            published = project.read(project.table(NIGHT));
            sleeper.go();
            int exit = sleeper.exit();
            boolean committed =
                    moment.step().compareTo(Step.PUBLISH_COMMIT) > 0 || moment.equals(Step.PUBLISH_COMMIT.after());
            if (committed) {
                assertThat(exit).as("%s", sleeper.lines()).isZero();
            } else {
                assertThat(exit).as("%s", sleeper.lines()).isIn(0, 20);
            }
        }
        assertThat(project.read(project.table(NIGHT)))
                .as("the table of who took over, at %s", moment)
                .isEqualTo(published);
        assertOneReceiptForTheTable();
        assertThat(ledger.run(project, "recover", "--set", LEASE).exit()).isZero();
        assertThat(ledger.run(project, "recover", "--set", LEASE).out()).startsWith("nothing to recover");
        assertThat(project.filesBelow("staging")).isEmpty();
        assertThat(project.read(project.table(NIGHT))).isEqualTo(published);
        assertOneReceiptForTheTable();
    }

    @Test
    void aRunThatIsFailedByForceWhileItsProcessIsStoppedInItsCommitPublishesNothingWhenThatGoesOn() throws Exception {
        project.flights(NIGHT);
        assertThat(run().exit()).isZero();
        byte[] published = project.read(project.table(NIGHT));
        project.flights("2001-05-07", NIGHT, "b.parquet");
        try (CommandProcess sleeper = sleeper(Step.PLACE_TABLE.before())) {
            sleeper.waitFor("failpoint before-place-table");
            sleeper.awaitPaused();
            Ended forced = ledger.run(
                    project, "force-fail", Project.JOB + "@" + NIGHT, "--reason", "it hangs", "--set", LEASE);
            assertThat(forced.exit()).as(forced.all()).isZero();
            assertThat(forced.out()).contains("is failed; nothing was deleted.");
            sleeper.go();
            assertThat(sleeper.exit()).as("%s", sleeper.lines()).isEqualTo(20);
        }
        assertThat(project.read(project.table(NIGHT))).isEqualTo(published);
        Ended failed = ledger.run(project, "show", Project.JOB + "@" + NIGHT);
        assertThat(failed.out()).contains("failed", "it hangs");
        Ended restarted = ledger.run(project, "restart", Project.JOB + "@" + NIGHT, "--set", LEASE);
        assertThat(restarted.exit()).as(restarted.all()).isZero();
        assertThat(project.filesBelow("staging")).isEmpty();
    }

    private void assertOneReceiptForTheTable() {
        List<String> receipts = project.filesBelow("output/flight-delay/date=" + NIGHT).stream()
                .filter(name -> name.startsWith("_receipt-"))
                .toList();
        assertThat(receipts).hasSize(1);
        Path receipt = folder.resolve("output/flight-delay/date=" + NIGHT).resolve(receipts.get(0));
        Receipt read = ReceiptFile.read(receipts.get(0), project.read(receipt));
        assertThat(read.inputs()).as("of who took over").hasSize(3);
        assertThat(read.table().bytes()).isEqualTo(project.read(project.table(NIGHT)).length);
        Ended current = ledger.run(project, "show", Project.JOB + "@" + NIGHT, "--json");
        assertThat(current.out()).contains("\"run\" : \"" + read.run() + "\"", "\"status\" : \"published\"");
    }

    private CommandProcess sleeper(Failpoint moment) throws IOException {
        return new CommandProcess(
                project,
                ledger.on(
                        "run",
                        Project.JOB,
                        "--date",
                        NIGHT,
                        "--rerun",
                        "--set",
                        LEASE,
                        "--set",
                        "torture.failpoint=" + moment + ":pause"));
    }

    private Ended run(String... more) {
        String[] arguments = Stream.concat(
                        Stream.of("run", Project.JOB, "--date", NIGHT, "--set", LEASE), Stream.of(more))
                .toArray(String[]::new);
        return ledger.run(project, arguments);
    }
}
