package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.parquet.ParquetSource;
import io.nightjar.storage.ProjectStorage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark is no part of this build, but its entry looks inside this package. */
class EngineEntryTest {
    private static final Path TREE = Path.of("").toAbsolutePath();
    private static final Path SOURCE = TREE.resolve("bench/src/main/java/io/nightjar/job/EngineMain.java");
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @TempDir
    Path folder;

    @Test
    void theBenchmarksEntryCompilesAndScoresANight() throws IOException, InterruptedException {
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), "-cp", CLASS_PATH, SOURCE.toString());
        assertThat(compiled).isZero();

        Process engine = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        folder + File.pathSeparator + CLASS_PATH,
                        "io.nightjar.job.EngineMain",
                        TREE.toString(),
                        "flight-delay",
                        "2001-05-08",
                        "2",
                        folder.resolve("parts").toString(),
                        "bare"))
                .redirectErrorStream(true)
                .start();
        String said = new String(engine.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(engine.waitFor()).as(said).isZero();

        long rows = new ParquetSource(new ProjectStorage(folder))
                .inspect("parts/part-00000.parquet")
                .rows();
        assertThat(rows).isGreaterThan(10_000);
        assertThat(said).contains("rows " + rows);
    }
}
