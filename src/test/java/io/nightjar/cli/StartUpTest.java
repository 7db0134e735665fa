package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that only reads must start at once; what it loads is what it costs. */
class StartUpTest {
    private static final List<String> HEAVY = List.of(
            "org.springframework.beans.factory.support",
            "org.springframework.boot.SpringApplication",
            "org.springframework.batch",
            "org.springframework.context",
            "org.apache.hadoop",
            "org.apache.parquet",
            "org.tribuo",
            "org.flywaydb.core.Flyway",
            "org.quartz",
            "tools.jackson.databind");

    @TempDir
    Path folder;

    @Test
    void helpLoadsNeitherSettingsNorLoggingNorAnyLibraryThatWorks() throws Exception {
        List<String> loaded = loadedBy("--help");

        assertThat(of(loaded, List.of("picocli"))).isNotEmpty();
        assertThat(of(loaded, List.of("ch.qos.logback", "org.yaml"))).isEmpty();
        assertThat(of(loaded, HEAVY)).isEmpty();
    }

    @Test
    void runsLoadsTheDatabaseAndNothingThatRuns() throws Exception {
        RecordedNights.write(new Shell(folder));

        List<String> loaded = loadedBy("runs");

        assertThat(of(loaded, List.of("org.h2."))).isNotEmpty();
        assertThat(of(loaded, HEAVY)).isEmpty();
    }

    private static List<String> of(List<String> loaded, List<String> packages) {
        return loaded.stream()
                .filter(name -> packages.stream().anyMatch(name::startsWith))
                .toList();
    }

    /** The names of the classes that a process of its own loads. */
    private List<String> loadedBy(String... arguments) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + classes,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.nightjar.Nightjar"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("out.txt")))
                .isZero();
        return Files.readAllLines(classes).stream()
                .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").split(" ")[0])
                .toList();
    }
}
