package io.nightjar.cron;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.error.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cron/nightly does with how a night ends. */
class NightlyScriptTest {
    private static final Path CRON = Path.of("cron").toAbsolutePath();

    static final String NIGHT = "run flight-delay --date yesterday --started-by cron";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {1} runs, ends with {2}")
    @CsvSource({
        "0, 1, 0",
        "30, 1, 0",
        "10, 1, 10",
        "130, 1, 130",
        "1, 1, 1",
        "2, 1, 2",
        "12, 1, 12",
        "13, 1, 13",
        "21, 1, 21",
        "50, 1, 50",
        "11, 3, 11",
        "20, 3, 20",
        "31, 3, 31",
        "40, 3, 40"
    })
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aNightIsTriedAgainOnlyWhereThatMayHelp(int code, int runs, int end) throws Exception {
        List<String> calls = new ArrayList<>();

        int exit = night(code + " " + code + " " + code, calls);

        assertThat(exit).isEqualTo(end);
        assertThat(calls.stream().filter(call -> call.equals(NIGHT))).hasSize(runs);
        assertThat(calls.contains("recover")).isEqualTo(code == ExitStatus.UNKNOWN.code());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aNightThatBecomesReadyIsPublished() throws Exception {
        List<String> calls = new ArrayList<>();

        assertThat(night("11 40 0", calls)).isZero();
        assertThat(calls).containsExactly(NIGHT, NIGHT, "recover", NIGHT);
    }

    /** Carries out cron/nightly with a program whose runs end with these codes. */
    private int night(String codes, List<String> calls) throws Exception {
        Path nightly = Files.createDirectories(folder.resolve("cron")).resolve("nightly");
        Files.copy(CRON.resolve("nightly"), nightly);
        Path program = folder.resolve("nightjar");
        Files.writeString(program, """
                #!/bin/sh
                echo "$*" >>"$HERE/calls"
                [ "$1" = run ] || exit 0
                set -- $(cat "$HERE/codes")
                code=$1
                shift
                echo "$*" >"$HERE/codes"
                exit "$code"
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("codes"), codes);
        ProcessBuilder builder = new ProcessBuilder(nightly.toString(), "flight-delay")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().putAll(Map.of("TRIES", "3", "PAUSE", "0", "HERE", folder.toString()));
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        calls.addAll(Files.readAllLines(folder.resolve("calls")));
        return process.exitValue();
    }
}
