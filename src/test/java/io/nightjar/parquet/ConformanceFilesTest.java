package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The files with which the Parquet project tests readers, those of its valid and of its corrupt folder. What becomes of each
 * stands in docs/parquet-files.md; {@code -Dparquet.files=write} writes that part of the page anew.
 */
class ConformanceFilesTest {
    private static final Path FOLDER =
            Path.of("..", "shared", "data", "parquet-testing").toAbsolutePath().normalize();
    private static final Path PAGE = Path.of("docs", "parquet-files.md");
    private static final String BEGIN = "|---|---|---|---|\n";

    @BeforeEach
    void look() {
        assumeTrue(
                Files.isDirectory(FOLDER), "skipped: the conformance files are not at ../shared/data/parquet-testing");
    }

    @Test
    void everyFileIsReadAsOtherReadersReadItOrRefusedByName() throws IOException {
        StringBuilder table = new StringBuilder(BEGIN);
        try (ConformanceFiles files = new ConformanceFiles(FOLDER)) {
            List<ConformanceFiles.Outcome> outcomes = files.outcomes();
            assertThat(outcomes).hasSizeGreaterThan(80);
            assertThat(outcomes)
                    .flatExtracting(ConformanceFiles.Outcome::differences)
                    .isEmpty();
            outcomes.forEach(outcome -> table.append(outcome.line()).append('\n'));
            table.append('\n').append(ConformanceFiles.totals(outcomes)).append('\n');
        }
        String page = Files.readString(PAGE);
        String expected = page.substring(0, page.lastIndexOf(BEGIN)) + table;
        if ("write".equals(System.getProperty("parquet.files"))) {
            Files.writeString(PAGE, expected);
        }
        assertThat(expected).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void noFileTakesMoreThanFiveSecondsOrHalfAGigabyte() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx320m",
                        "-XX:MaxDirectMemorySize=192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConformanceFiles.class.getName(),
                        FOLDER.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).contains("all read");
    }
}
