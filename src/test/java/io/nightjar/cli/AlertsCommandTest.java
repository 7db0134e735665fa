package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.cli.Shell.Ended;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

class AlertsCommandTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void project() {
        shell = new Shell(folder);
        RecordedNights.write(shell);
    }

    @Test
    void whatIsTheMatterIsListedWithoutAnyChannelAndExitsOne() {
        Ended ended = shell.run("alerts");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.lines())
                .containsExactly(
                        "night             condition  since                       error code        told    reason",
                        "small@2001-05-08  failed     2001-05-08 03:10:00 -04:00  NJ-INPUT-MISSING  nobody  there is no"
                                + " folder data/in/date=2001-05-08",
                        "next: ./nightjar status",
                        "next: ./nightjar alerts acknowledge JOB@DATE");
        assertThat(new ObjectMapper()
                        .readTree(shell.run("alerts", "--json").out())
                        .get(0)
                        .get("condition")
                        .asString())
                .isEqualTo("failed");
    }

    @Test
    void aNightIsMissingAWhileAfterItWasDue() {
        shell.now = Instant.parse("2001-05-10T08:10:00Z");
        assertThat(shell.run("alerts").lines())
                .anyMatch(line -> line.startsWith("small@2001-05-09  missing    2001-05-10 03:10:00 -04:00"));
        shell.now = Instant.parse("2001-05-10T08:09:00Z");
        assertThat(shell.run("alerts").out()).doesNotContain("missing");
    }

    @Test
    void aTestWithoutAChannelToTestIsWrongUsage() {
        assertThat(shell.run("alerts", "test").err())
                .startsWith("NJ-USAGE  no channel has an address in the settings\n  Nothing was sent.");
        assertThat(shell.run("alerts", "test", "slack").err()).startsWith("NJ-USAGE  'slack' has no address");
        assertThat(shell.run("alerts", "test", "pigeon").exit()).isEqualTo(2);
    }

    @Test
    void aTestThatDoesNotArriveExitsOneAndSaysWhy() {
        Ended ended = shell.run("alerts", "test", "webhook", "--set", "alerts.webhook.url=http://127.0.0.1:1/x");
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.out()).contains("webhook  no: nobody answers at its address");
    }

    @Test
    void checkWithNothingOwedWritesNothing() {
        assertThat(shell.run("alerts", "check").out()).isEqualTo("nothing to send\n");
        assertThat(shell.run("alerts", "acknowledge", "small@yesterday").exit()).isEqualTo(2);
        assertThat(shell.run("alerts", "acknowledge", "small@2001-05-07").exit())
                .isEqualTo(1);
    }
}
