package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replaced night, and rules that let all of it go. */
class KeptOnHoldTest {
    private static final String NIGHT = "2001-05-08";
    private static final String[] NOTHING_STAYS = {
        "--set",
        "retention.history=1 day",
        "--set",
        "retention.runs=1 day",
        "--set",
        "retention.logs=1 day",
        "--set",
        "retention.reports=1 day",
        "--set",
        "retention.staging=1 day"
    };

    @TempDir
    Path folder;

    private Project project;
    private String replaced;

    @BeforeEach
    void publishTwice() {
        project = new Project(folder);
        project.flights(NIGHT);
        assertThat(project.night(NIGHT).exit()).isZero();
        assertThat(project.night(NIGHT, "--rerun").exit()).isZero();
        replaced = project.filesBelow("history").get(0).split("/")[2];
    }

    @Test
    void whatIsKeptOnHoldIsShownNeverPrunedAndForgottenNeitherWithTheDatabase() throws IOException {
        List<String> kept = project.filesBelow("history");
        Ended held = project.run("hold", replaced, "--reason", "the auditors want it", "--started-by", "operator ann");
        assertThat(held.exit()).as(held.all()).isZero();
        assertThat(held.out())
                .contains("is kept on hold: prune leaves it, and all that its receipt needs, until unhold");
        assertThat(project.run("hold", replaced, "--reason", "again").out())
                .contains("already is kept on hold by operator ann: \"the auditors want it\"; nothing was changed");
        String words = "kept on hold by operator ann: \"the auditors want it\"";
        assertThat(project.run("show", replaced).out()).contains("retention  " + words);
        assertThat(project.run("show", replaced, "--json").out()).contains("\"reason\" : \"the auditors want it\"");
        assertThat(project.run("runs").out()).contains("run " + replaced + " is " + words);
        assertThat(project.run("runs", "--json").out()).contains("\"on_hold\" : {", "\"on_hold\" : null");

        assertThat(prune("--dry-run").out())
                .contains("is " + words)
                .doesNotContain("history/flight-delay", "state/logs/" + replaced);
        Ended pruned = prune();
        assertThat(pruned.exit()).as(pruned.all()).isZero();
        assertThat(project.filesBelow("history")).isEqualTo(kept);
        assertThat(project.filesBelow("state/logs")).contains(replaced + ".log");
        assertThat(project.filesBelow("reports/flight-delay/date=" + NIGHT))
                .contains(replaced + ".html", replaced + ".profiles.jsonl");
        assertThat(project.run("reproduce", replaced).out()).contains("SAME");

        Files.delete(folder.resolve("state/ledger.mv.db"));
        assertThat(project.run("ledger", "rebuild").exit()).isZero();
        assertThat(project.run("show", replaced).out()).contains(words);
        assertThat(prune().exit()).isZero();
        assertThat(project.filesBelow("history")).isEqualTo(kept);

        Ended over = project.run("unhold", replaced, "--reason", "the audit is over");
        assertThat(over.out()).contains("is no longer kept on hold");
        assertThat(project.run("show", replaced).out()).doesNotContain("kept on hold");
        assertThat(prune().exit()).isZero();
        assertThat(project.filesBelow("history")).isEmpty();
        assertThat(Files.readString(folder.resolve("output/flight-delay/_chain.jsonl")))
                .contains("\"action\":\"hold\"", "\"action\":\"unhold\"", "\"reason\":\"the audit is over\"");
        Ended chain = project.run("verify", "--chain", Project.JOB);
        assertThat(chain.exit()).as(chain.all()).isZero();
    }

    @Test
    void theStagedPartsOfARunThatAGateHeldStayWhileItIsKeptOnHold() {
        project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000", "minimum-rows: 12000000");
        assertThat(project.night(NIGHT, "--rerun").exit()).isEqualTo(10);
        String run = project.filesBelow("staging").get(0).split("/")[2];
        assertThat(project.run("hold", run, "--reason", "to be looked at").exit())
                .isZero();
        List<String> staged = project.filesBelow("staging");
        project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000000", "minimum-rows: 12000");
        assertThat(project.night(NIGHT, "--rerun").exit()).isZero();
        assertThat(prune().exit()).isZero();
        assertThat(project.run("recover").exit()).isZero();
        assertThat(project.filesBelow("staging")).isEqualTo(staged);
        Ended refused = project.run("abandon", run, "--reason", "no need");
        assertThat(refused.exit()).isEqualTo(21);
        assertThat(refused.err()).contains("is kept on hold by", "unhold " + run);
        assertThat(project.run("unhold", run, "--reason", "seen").exit()).isZero();
        assertThat(prune().exit()).isZero();
        assertThat(project.filesBelow("staging")).isEmpty();
    }

    /** Days later. */
    private Ended prune(String... more) {
        project.clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(3));
        String[] arguments = new String[1 + more.length + NOTHING_STAYS.length];
        arguments[0] = "prune";
        System.arraycopy(more, 0, arguments, 1, more.length);
        System.arraycopy(NOTHING_STAYS, 0, arguments, 1 + more.length, NOTHING_STAYS.length);
        return project.run(arguments);
    }
}
