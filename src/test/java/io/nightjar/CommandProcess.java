package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.testing.FreshJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real program as a process of its own, which can be killed and asked to stop. */
final class CommandProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;
    private final List<String> lines = new ArrayList<>();

    CommandProcess(Project project, String... arguments) throws IOException {
        process = new ProcessBuilder(FreshJvm.command("io.nightjar.Nightjar", arguments))
                .directory(project.folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        said = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    }

    /** Waits until a line of its standard error begins so. */
    String waitFor(String beginning) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        throw new AssertionError("it ended before '" + beginning + "': " + lines);
    }

    /** Whether it goes on for so long. */
    boolean isAliveAfter(int milliseconds) throws InterruptedException {
        return !process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** SIGTERM, which {@link Process#destroy()} would send too, but it closes the streams. */
    void terminate() throws IOException, InterruptedException {
        send("TERM");
    }

    /** Goes on after a pause. */
    void go() throws IOException, InterruptedException {
        send("CONT");
    }

    private void send(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                .start()
                .waitFor();
    }

    /** Waits until it is stopped by SIGSTOP; it says what it is about to do a moment before. */
    void awaitPaused() throws IOException, InterruptedException {
        Path stat = Path.of("/proc/" + process.pid() + "/stat");
        while (!Files.readString(stat).replaceFirst(".*\\) ", "").startsWith("T")) {
            assertThat(isAliveAfter(5)).isTrue();
        }
    }

    /** How it ended, with what it had said. */
    int exit() throws IOException, InterruptedException {
        said.lines().forEach(lines::add);
        return process.waitFor();
    }

    List<String> lines() {
        return lines;
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
