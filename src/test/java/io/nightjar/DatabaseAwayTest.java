package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import io.nightjar.torture.CutLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The line to PostgreSQL is cut while a process of its own publishes; {@code -Dnightjar.failpoints=true} cuts it at more
 * moments, and for good.
 */
class DatabaseAwayTest {
    private static final String NIGHT = "2001-05-08";

    @TempDir
    Path folder;

    private SharedLedger ledger;
    private Project project;

    @BeforeEach
    void open() throws IOException {
        ledger = new SharedLedger();
        project = new Project(folder);
        project.flights(NIGHT);
    }

    @AfterEach
    void close() {
        if (ledger != null) {
            ledger.close();
        }
    }

    static List<String> aRunWaitsForADatabaseThatIsAwayForAMomentAndPublishes() {
        return Boolean.getBoolean("nightjar.failpoints")
                ? List.of(
                        "before-sync-table",
                        "before-intent-lock",
                        "after-place-receipt",
                        "before-publish-lock",
                        "before-place-table",
                        "after-place-table",
                        "before-publish-commit",
                        "after-publish-commit")
                : List.of("after-place-table");
    }

    @ParameterizedTest
    @MethodSource
    void aRunWaitsForADatabaseThatIsAwayForAMomentAndPublishes(String moment) throws Exception {
        try (CutLine line = new CutLine("localhost", ledger.port());
                CommandProcess night = night(line, moment, "1 min")) {
            night.waitFor("failpoint " + moment);
            night.awaitPaused();
            line.cut();
            night.go();
            night.waitFor("The ledger (jdbc:postgresql://localhost:" + line.port() + "/postgres) does not answer");
            line.mend();
            assertThat(night.exit()).as("%s", night.lines()).isZero();
            assertThat(night.lines()).anyMatch(text -> text.endsWith("answers again."));
        }
        assertThat(project.table(NIGHT)).exists();
        assertThat(project.filesBelow("staging")).isEmpty();
        assertThat(ledger.run(project, "status", Project.JOB).out()).contains("published");
    }

    @Test
    @EnabledIfSystemProperty(named = "nightjar.failpoints", matches = "true")
    void aDatabaseThatStaysAwayEndsTheRunWhichAnotherOneFinishes() throws Exception {
        try (CutLine line = new CutLine("localhost", ledger.port());
                CommandProcess night = night(line, "before-publish-lock", "1 s")) {
            night.waitFor("failpoint before-publish-lock");
            night.awaitPaused();
            line.cut();
            night.go();
            assertThat(night.exit()).as("%s", night.lines()).isEqualTo(20);
            assertThat(night.lines()).anyMatch(text -> text.startsWith("NJ-LEDGER-UNAVAILABLE"));
        }
        assertThat(project.table(NIGHT)).doesNotExist();
        Ended again = ledger.run(project, "run", Project.JOB, "--date", NIGHT);
        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(again.err()).contains("its intent was withdrawn", "Resuming run", "nothing is left to score");
    }

    private CommandProcess night(CutLine line, String moment, String patience) throws IOException {
        return new CommandProcess(
                project,
                SharedLedger.through(
                        line.port(),
                        "run",
                        Project.JOB,
                        "--date",
                        NIGHT,
                        "--set",
                        "ledger.patience=" + patience,
                        "--set",
                        "torture.failpoint=" + moment + ":pause"));
    }
}
