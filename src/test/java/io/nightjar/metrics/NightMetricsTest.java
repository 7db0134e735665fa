package io.nightjar.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightjar.alert.SmallAlerts;
import io.nightjar.config.JobFolder;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Phase;
import io.nightjar.run.RunId;
import io.nightjar.status.SmallNights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures by a real ledger, as text. */
class NightMetricsTest {
    @TempDir
    Path folder;

    private SmallNights nights;

    @BeforeEach
    void project() {
        nights = new SmallNights(folder);
    }

    @AfterEach
    void close() {
        nights.close();
    }

    @Test
    void theyTellOfTheLastRunTheLastTableAndWhatIsOwed() {
        nights.write("jobs/small.yaml", SmallNights.JOB + "  deadline: \"06:00\"\n");
        nights.published("2001-05-06");
        RunId held = nights.held("2001-05-07");
        nights.ledger().phaseLog().record(held, List.of(new Phase("plan", 0.5), new Phase("score", 12.25)));

        assertThat(lines())
                .contains(
                        "nightjar_build_info{version=\"9.9.9\"} 1",
                        "nightjar_ledger_up 1.0",
                        "nightjar_runs{job_name=\"small\",status=\"published\"} 1.0",
                        "nightjar_runs{job_name=\"small\",status=\"failed\"} 0.0",
                        "nightjar_last_run_status{job_name=\"small\",status=\"held\"} 1.0",
                        "nightjar_last_run_status{job_name=\"small\",status=\"published\"} 0.0",
                        "nightjar_last_run_duration_seconds{job_name=\"small\",phase=\"score\"} 12.25",
                        "nightjar_last_run_rows{job_name=\"small\",outcome=\"scored\"} 9.0",
                        "nightjar_last_run_score_psi{job_name=\"small\"} 0.31",
                        "nightjar_last_success_timestamp_seconds{job_name=\"small\"} "
                                + Double.toString(SmallNights.NOW.getEpochSecond()),
                        "nightjar_unpublished_dates{job_name=\"small\"} 2.0",
                        "nightjar_next_due_timestamp_seconds{job_name=\"small\"} "
                                + Double.toString(java.time.Instant.parse("2001-05-08T07:10:00Z")
                                        .getEpochSecond()),
                        "nightjar_next_deadline_timestamp_seconds{job_name=\"small\"} "
                                + Double.toString(java.time.Instant.parse("2001-05-08T10:00:00Z")
                                        .getEpochSecond()),
                        "nightjar_conditions{condition=\"held\",job_name=\"small\"} 1.0",
                        "nightjar_conditions{condition=\"failed\",job_name=\"small\"} 0.0",
                        "nightjar_alerts_undelivered{channel=\"email\"} 0.0");
    }

    @Test
    void aLedgerThatCannotBeReadIsAFigureAndTheOnlyOneBesideTheBuild() {
        List<String> lines = lines(metrics(() -> {
            throw NightjarException.of(ErrorCode.LEDGER_UNAVAILABLE, "down");
        }));
        assertThat(lines).containsExactly("nightjar_build_info{version=\"9.9.9\"} 1", "nightjar_ledger_up 0.0");
    }

    @Test
    void everyFigureHasItsHelpAndIsDocumentedAndNothingElseIs() throws IOException {
        nights.published("2001-05-06");
        String text = new String(metrics(nights::reader).text(), StandardCharsets.UTF_8);
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String name = line.split("[{ ]")[0];
            assertThat(text).contains("# HELP " + name + " ").contains("# TYPE " + name + " gauge\n");
        });
        String documented = Files.readString(Path.of("docs/metrics.md"));
        List<String> rows = new ArrayList<>();
        Matcher row =
                Pattern.compile("(?m)^\\| `(nightjar_\\w+)` \\|([^|]*)\\|").matcher(documented);
        while (row.find()) {
            rows.add(row.group(1) + " " + row.group(2).replace("`", "").strip());
        }
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Figure.values())
                        .map(figure -> figure.key() + " " + String.join(", ", figure.labels()))
                        .toList());
    }

    @Test
    void theBoardAsksForFiguresThatThereAre() throws IOException {
        String board = Files.readString(Path.of("docs/grafana/nightjar.json"));
        List<String> known = Arrays.stream(Figure.values()).map(Figure::key).toList();
        Matcher name = Pattern.compile("nightjar_\\w+").matcher(board);
        int asked = 0;
        while (name.find()) {
            assertThat(known).contains(name.group());
            asked++;
        }
        assertThat(asked).isGreaterThan(9);
    }

    @Test
    void theFileIsReplacedInOneStepAndNothingElseIsLeft() throws IOException {
        nights.published("2001-05-06");
        Path collector = folder.resolve("collector");
        TextFile file = new TextFile(collector, metrics(nights::reader));
        file.write();
        nights.failed("2001-05-07");
        file.write();

        try (Stream<Path> files = Files.list(collector)) {
            assertThat(files).extracting(path -> path.getFileName().toString()).containsExactly("nightjar.prom");
        }
        assertThat(Files.readAllLines(collector.resolve("nightjar.prom")))
                .contains("nightjar_last_run_status{job_name=\"small\",status=\"failed\"} 1.0");
    }

    /** With {@code -Dnightjar.promtool=PATH}, or where it is installed. */
    @Test
    void prometheusOwnToolFindsNothingToCriticise() throws Exception {
        String promtool = System.getProperty("nightjar.promtool", "/usr/bin/promtool");
        assumeTrue(Files.isExecutable(Path.of(promtool)), promtool + " is not there");
        nights.published("2001-05-06");
        nights.held("2001-05-07");
        Path file = Files.write(
                folder.resolve("nightjar.prom"), metrics(nights::reader).text());
        Process process = new ProcessBuilder(promtool, "check", "metrics")
                .redirectInput(file.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
    }

    @Test
    void aNightForWhichNobodyWaitsIsNotOwed() {
        nights.write("jobs/small.yaml", SmallNights.JOB + "  deadline: \"06:00\"\n");
        nights.published("2001-05-06");
        nights.abandoned("2001-05-07");

        assertThat(lines())
                .contains(
                        "nightjar_unpublished_dates{job_name=\"small\"} 1.0",
                        "nightjar_next_deadline_timestamp_seconds{job_name=\"small\"} "
                                + Double.toString(java.time.Instant.parse("2001-05-09T10:00:00Z")
                                        .getEpochSecond()));
    }

    private List<String> lines() {
        return lines(metrics(nights::reader));
    }

    private static List<String> lines(NightMetrics metrics) {
        return new String(metrics.text(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private NightMetrics metrics(Supplier<LedgerReader> ledger) {
        return new NightMetrics(
                nights.status(),
                SmallAlerts.of(nights, folder),
                new JobFolder(nights.settings()),
                ledger,
                nights.clock(),
                "9.9.9");
    }
}
