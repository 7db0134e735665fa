package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.ledger.OwningProcess;
import io.nightjar.ledger.Pause;
import io.nightjar.publish.ChildJvm;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.testing.FreshJvm;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

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
                                + "  published until  unpublished  pause",
                        "small  America/New_York  2001-05-10 03:10:00 -04:00  2001-05-10 07:10:00 +00:00  2001-05-09   "
                                + "  -                          0  -");
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

    @Test
    void theSimulationPrintsWhatWouldBeDueAndWhy() {
        Shell shell = new Shell(folder);
        shell.write(
                "calendars/us.yaml",
                "weekend: [saturday, sunday]\nholidays: [{day: july 4, name: Independence Day,"
                        + " observed: nearest}]\n");
        shell.write("jobs/weekly.yaml", Shell.JOB.replace("at: \"03:10\"", """
                        at: "02:30"
                          days: 0
                          weekdays: friday
                          calendar: us
                          on-holiday: previous
                          after: small
                          deadline: "06:00"
                        """.stripTrailing()));

        Shell.Ended ended = shell.run("schedule", "--simulate", "--from", "2026-07-02", "--to", "2026-07-03");

        assertThat(ended.exit()).isZero();
        assertThat(ended.lines())
                .containsExactly(
                        "job     zone              due                         utc                         business date"
                                + "  deadline                    note",
                        "weekly  America/New_York  2026-07-02 02:30:00 -04:00  2026-07-02 06:30:00 +00:00  2026-07-02   "
                                + "  2026-07-02 06:00:00 -04:00  in place of 2026-07-03 (Independence Day, observed);"
                                + " after small",
                        "small   America/New_York  2026-07-02 03:10:00 -04:00  2026-07-02 07:10:00 +00:00  2026-07-01   "
                                + "  -                           -",
                        "small   America/New_York  2026-07-03 03:10:00 -04:00  2026-07-03 07:10:00 +00:00  2026-07-02   "
                                + "  -                           -");
    }

    @Test
    void theSimulationSaysWhereTheClocksChange() {
        Shell shell = new Shell(folder);
        shell.write("jobs/small.yaml", Shell.JOB.replace("03:10", "02:30"));

        assertThat(shell.run("schedule", "--simulate", "--from", "2026-03-08", "--to", "2026-03-08", "--json")
                        .out())
                .contains("\"due\" : \"2026-03-08T03:00-04:00\"")
                .contains("\"business_date\" : \"2026-03-07\"")
                .contains("\"note\" : \"02:30 is left out by the clocks\"");
        shell.write("jobs/small.yaml", Shell.JOB.replace("03:10", "01:30"));
        assertThat(shell.run("schedule", "--simulate", "--from", "2026-11-01", "--to", "2026-11-01")
                        .out())
                .contains("2026-11-01 01:30:00 -04:00", "01:30 comes twice, this is the first");
    }

    @Test
    void theSimulationIsOfAWeekFromTodayUnlessDaysAreGiven() {
        Shell shell = new Shell(folder);

        assertThat(shell.run("schedule", "--simulate").lines())
                .hasSize(8)
                .last()
                .asString()
                .contains("2001-05-14");
        assertThat(shell.run("schedule", "--simulate", "--from", "2001-05-09", "--to", "2001-05-08")
                        .errorLines()
                        .get(0))
                .isEqualTo("NJ-USAGE  --to 2001-05-08 lies before --from 2001-05-09");
        assertThat(shell.run("schedule", "--from", "2001-05-09").err()).contains("belong to --simulate");
    }

    @Test
    void theHolidaysOfACalendarAreListed() {
        Shell shell = new Shell(folder);
        shell.write(
                "calendars/us.yaml",
                "weekend: [saturday, sunday]\nholidays:\n  - {day: july 4, name: Independence Day,"
                        + " observed: nearest}\n");
        shell.write("calendars/easter.yaml", "holidays: [{day: easter - 2 days, name: Good Friday}]\n");

        assertThat(shell.run("schedule", "calendar", "us", "easter", "--year", "2026")
                        .lines())
                .containsExactly(
                        "date        weekday   holiday",
                        "2026-04-03  friday    Good Friday",
                        "2026-07-03  friday    Independence Day, observed",
                        "2026-07-04  saturday  Independence Day");
        assertThat(shell.run("schedule", "calendar").lines())
                .containsExactly(
                        "calendar  next holiday  name",
                        "easter    2002-03-29    Good Friday",
                        "us        2001-07-04    Independence Day");
        assertThat(shell.run("schedule", "calendar", "uss").errorLines().get(0))
                .isEqualTo("NJ-CALENDAR-INVALID  there is no calendar 'uss'; did you mean 'us'? (looked for"
                        + " calendars/uss.yaml)");
    }

    @Test
    void aPauseIsRecordedWithWhoWhenAndWhyUntilItIsTakenBack() {
        Shell shell = new Shell(folder);

        Shell.Ended paused = shell.run("schedule", "pause", "small", "--until", "06:00", "--why", "storage is moved");

        assertThat(paused.exit()).isZero();
        assertThat(paused.lines())
                .containsExactly(
                        "paused  small until 2001-05-09 06:00:00 -04:00", "next: ./nightjar schedule resume small");
        try (LedgerReader ledger = LedgerReader.open(LedgerSettings.embedded(folder.resolve("state")))) {
            Pause pause = ledger.pauses().at("small", shell.now).orElseThrow();
            assertThat(pause.by()).startsWith(System.getProperty("user.name") + "@");
            assertThat(pause.reason()).contains("storage is moved");
        }
        Shell.Ended resumed = shell.run("schedule", "resume", "small");
        assertThat(resumed.exit()).isZero();
        assertThat(resumed.lines().get(0)).startsWith("resumed  small, paused since 2001-05-09 03:10:00 -04:00 by ");
        assertThat(shell.run("schedule", "resume", "small").exit()).isEqualTo(1);
    }

    @Test
    void aPauseThatIsOverBeforeItBeginsOrThatNobodyUnderstandsIsRefused() {
        Shell shell = new Shell(folder);

        assertThat(shell.run("schedule", "pause", "small", "--until", "2001-05-01")
                        .errorLines()
                        .get(0))
                .isEqualTo("NJ-USAGE  --until 2001-05-01 is 2001-05-01 00:00:00 -04:00, which has passed");
        assertThat(shell.run("schedule", "pause", "small", "--until", "soon")
                        .errorLines()
                        .get(0))
                .isEqualTo(
                        "NJ-USAGE  --until must be a time such as 06:00, 2026-12-27, 2026-12-27T06:00, 90 min or 2 days,"
                                + " not 'soon'");
        assertThat(shell.run("schedule", "pause", "smal").err()).contains("did you mean 'small'?");
        assertThat(shell.run("schedule", "pause", "small", "--until", "2 h")
                        .lines()
                        .get(0))
                .isEqualTo("paused  small until 2001-05-09 05:10:00 -04:00");
    }

    /** A process of its own, as systemd would stop it. */
    @Test
    @Timeout(120)
    void sigtermEndsItWith130AndWhileItWaitsItAnswersByHttpAndTheLedgerIsNotOpen() throws Exception {
        new Shell(folder);
        Process process = schedule("--json", "--set", "schedule.endpoint=0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            lines.add(out.readLine());
            lines.add(out.readLine());
            String url = JsonMapper.shared().readTree(lines.get(0)).path("url").asString();
            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(url + "/health"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("\"lastLook\":")
                    .doesNotContain("DOWN");
            // Opening it would take two seconds and fail while another process has it.
            Ledger.open(LedgerSettings.embedded(folder.resolve("state")), Clock.systemUTC(), "test")
                    .close();
            process.toHandle().destroy(); // SIGTERM; destroy() of the process itself would close its output too
            out.lines().forEach(lines::add);
        } finally {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }

        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(lines.get(0)).contains("\"event\":\"listens\"").contains("\"url\":\"http://127.0.0.1:");
        assertThat(lines.get(1)).contains("\"event\":\"placed\"").contains("\"job\":\"small\"");
        assertThat(lines.get(2)).contains("\"event\":\"stopping\"");
        assertThat(lines).hasSize(3);
    }

    @Test
    @Timeout(120)
    void whatAKilledProcessLeftIsMendedAtTheStartAndTold() throws Exception {
        new Shell(folder);
        try (ChildJvm owner =
                new ChildJvm(OwningProcess.class, folder.resolve("state").toString())) {
            owner.waitFor("owns");
            owner.kill();
        }
        Process process = schedule().redirectErrorStream(true).start();
        String told;
        try (BufferedReader out = process.inputReader()) {
            told = out.lines()
                    .filter(line -> line.contains("flight-delay"))
                    .findFirst()
                    .orElse("");
            process.toHandle().destroy();
            out.lines().forEach(line -> {});
        } finally {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }

        assertThat(told).contains("of flight-delay@2001-05-08 had lost its process: it is failed");
        try (LedgerReader ledger = LedgerReader.open(LedgerSettings.embedded(folder.resolve("state")))) {
            assertThat(ledger.runs().list(9)).extracting(RunRecord::status).containsExactly(RunStatus.FAILED);
        }
    }

    private ProcessBuilder schedule(String... options) {
        List<String> words =
                new ArrayList<>(FreshJvm.command("io.nightjar.Nightjar", "schedule", "--project", folder.toString()));
        words.addAll(List.of(options));
        return new ProcessBuilder(words);
    }
}
