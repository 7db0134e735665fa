package io.nightjar.torture;

import io.nightjar.publish.Failpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A command in a process of its own, whose standard error is listened to. */
final class Victim implements AutoCloseable {
    /** After so long it hangs, whatever it does and however busy the machine is. */
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final Duration TO_STOP = Duration.ofSeconds(2);

    private final Process process;
    private final Thread listener;
    private final List<Line> said = new ArrayList<>();
    private boolean silent;

    /** A line of its standard error, and {@link System#nanoTime} when it was heard. */
    private record Line(String text, long heard) {}

    private final long begun = System.nanoTime();
    private final CompletableFuture<Long> gone;

    /** How it ended, and the last it said. */
    record End(int exit, String last) {}

    Victim(Process process) {
        this.process = process;
        this.listener = new Thread(this::listen, "victim-" + process.pid());
        this.gone = process.onExit().thenApply(ended -> System.nanoTime());
        listener.setDaemon(true);
        listener.start();
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.add(new Line(line, System.nanoTime()));
                    said.notifyAll();
                }
            }
        } catch (IOException e) {
            // The process is gone; what it had said is known.
        }
        synchronized (said) {
            silent = true;
            said.notifyAll();
        }
    }

    /** Waits until it has said such a line; false where it ended before. */
    boolean hasSaid(Predicate<String> line) throws InterruptedException {
        synchronized (said) {
            int heard = 0;
            while (true) {
                while (heard < said.size()) {
                    if (line.test(said.get(heard++).text())) {
                        return true;
                    }
                }
                if (silent) {
                    return false;
                }
                said.wait();
            }
        }
    }

    /** The last line of those that it has said so far and that are of interest. */
    String last(Predicate<String> line) {
        synchronized (said) {
            return said.stream().map(Line::text).filter(line).reduce("", (before, after) -> after);
        }
    }

    /** All that it has said so far, line by line. */
    List<String> said() {
        synchronized (said) {
            return said.stream().map(Line::text).toList();
        }
    }

    boolean hasSaidSoFar(Predicate<String> line) {
        return saidAt(line).isPresent();
    }

    /** {@link System#nanoTime} of the first such line of those that it has said so far. */
    Optional<Long> saidAt(Predicate<String> line) {
        synchronized (said) {
            return said.stream()
                    .filter(each -> line.test(each.text()))
                    .map(Line::heard)
                    .findFirst();
        }
    }

    /** Lets it live for so long, at most to its end. */
    boolean livesFor(Duration duration) throws InterruptedException {
        return !process.waitFor(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    long pid() {
        return process.pid();
    }

    /** How long it lived, once it has ended. */
    double seconds() {
        return (gone.join() - begun) / 1e9;
    }

    /**
     * Waits until it has said that it is at that failpoint and is stopped there; false where it ended before. Where the
     * system does not tell of stopped processes, some time has to do.
     */
    boolean isPausedAt(Failpoint point) throws InterruptedException {
        if (!hasSaid(line -> line.startsWith("failpoint " + point + " "))) {
            return false;
        }
        Path stat = Path.of("/proc/" + process.pid() + "/stat");
        if (!Files.exists(stat)) {
            return livesFor(TO_STOP);
        }
        while (livesFor(BETWEEN_LOOKS)) {
            try {
                // After the name of the program, which stands in brackets and may hold anything.
                if (Files.readString(stat).replaceFirst("(?s).*\\) ", "").startsWith("T")) {
                    return true;
                }
            } catch (IOException e) {
                // It has just ended, or is about to: the next look tells.
            }
        }
        return false;
    }

    /** Lets a process go on that a failpoint has paused. */
    void goOn() throws InterruptedException {
        Shell.failure("kill", "-CONT", String.valueOf(process.pid()));
    }

    /** Waits for its end; a process that hangs is killed, and that is its end. */
    End end() throws InterruptedException {
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            kill();
        }
        listener.join();
        synchronized (said) {
            String last = said.stream()
                    .skip(Math.max(0, said.size() - 4))
                    .map(Line::text)
                    .collect(Collectors.joining(" | "));
            return new End(process.exitValue(), ended ? last : "hung, and was killed: " + last);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
