package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ScheduleCommandTest {

    @TempDir
    Path folder;

    @Test
    void theListSaysWhatWillRunWhenInTheJobsZoneAndInUtc() {
        Shell.Ended ended = new Shell(folder).run("schedule", "--list");

        assertThat(ended.exit()).isZero();
        assertThat(ended.lines())
                .containsExactly(
                        "job    zone              next due                    utc                         business date"
                                + "  published until  unpublished",
                        "small  America/New_York  2001-05-10 03:10:00 -04:00  2001-05-10 07:10:00 +00:00  2001-05-09   "
                                + "  -                          0");
    }

    @Test
    void theListAsJsonHoldsTheSame() {
        Shell.Ended ended = new Shell(folder).run("schedule", "--list", "--json");

        assertThat(ended.out())
                .contains("\"next_due\" : \"2001-05-10T03:10-04:00\"")
                .contains("\"utc\" : \"2001-05-10T07:10:00Z\"")
                .contains("\"business_date\" : \"2001-05-09\"")
                .contains("\"published_until\" : null");
    }

    @Test
    void aJobFileThatIsNotValidIsNamedAndTheOthersAreListed() {
        Shell shell = new Shell(folder);
        shell.write("jobs/bad.yaml", "modle: bad@1\n");

        Shell.Ended ended = shell.run("schedule", "--list");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.out()).contains("small  America/New_York");
        assertThat(ended.err()).contains("NJ-JOB-INVALID").contains("bad.yaml").contains("did you mean 'model'?");
    }

    @Test
    void withoutAnyScheduleItSaysSo() {
        Shell shell = new Shell(folder);
        shell.write("jobs/small.yaml", Shell.JOB.substring(0, Shell.JOB.indexOf("schedule:")));

        assertThat(shell.run("schedule", "--list").lines())
                .containsExactly("no job has a schedule", "next: ./nightjar jobs");
    }

    /** A process of its own, as systemd would stop it. */
    @Test
    @Timeout(60)
    void sigtermEndsItWith130AndWhileItWaitsTheLedgerIsNotOpen() throws IOException, InterruptedException {
        new Shell(folder);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.nightjar.Nightjar",
                        "schedule",
                        "--json",
                        "--project",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            lines.add(out.readLine());
            assertThat(folder.resolve("state")).doesNotExist();
            process.toHandle().destroy(); // SIGTERM; destroy() of the process itself would close its output too
            out.lines().forEach(lines::add);
        } finally {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }

        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(lines.get(0)).contains("\"event\":\"waits\"").contains("\"job\":\"small\"");
        assertThat(lines.get(1)).contains("\"event\":\"stopping\"");
        assertThat(lines).hasSize(2);
    }
}
