package io.nightjar.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HadoopLoadingTest {
    @TempDir
    Path root;

    @Test
    void localLocationsLoadNoClassOfHadoop() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-verbose:class",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalOnly.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).contains("io.nightjar.storage.LocalStorage");
        assertThat(output).doesNotContain("org.apache.hadoop");
    }

    /** Runs in a JVM of its own. */
    static final class LocalOnly {
        public static void main(String[] args) {
            Storage storage = new ProjectStorage(Path.of(args[0]));
            storage.writeAtomically("a", new byte[] {1});
            storage.replace("a", "b/c");
            storage.list("b");
            storage.sha256("b/c");
            storage.delete("b");
        }
    }
}
