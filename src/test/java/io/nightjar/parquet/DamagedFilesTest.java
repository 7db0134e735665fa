package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dnightjar.damages=20000} damages each of the files so often; {@code -Dseed=} repeats a run. */
class DamagedFilesTest {
    private static final long SEED = Long.getLong("seed", 20010508L);
    private static final int DAMAGES = Integer.getInteger("nightjar.damages", 25);

    @TempDir
    Path root;

    @Test
    void damagedFilesOfEveryCodecAreRefusedOrReadInLittleMemory() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:MaxDirectMemorySize=96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DamagedFiles.class.getName(),
                        root.toString(),
                        Long.toString(SEED),
                        Integer.toString(DAMAGES))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).contains("all answered").doesNotContain(" 0 refused");
    }
}
