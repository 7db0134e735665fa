package io.nightjar.publish;

import io.nightjar.testing.FreshJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A process of its own that runs a test's main class and can be killed. */
public final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    public ChildJvm(Class<?> main, String... arguments) {
        try {
            process = new ProcessBuilder(FreshJvm.command(main.getName(), arguments))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Waits until it has said this in a line of its own. */
    public void waitFor(String word) {
        try {
            String line = output.readLine();
            while (line != null && !line.equals(word)) {
                line = output.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("it ended before it said '" + word + "'");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** As kill -9 does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
