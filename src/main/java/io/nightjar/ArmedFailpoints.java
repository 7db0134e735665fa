package io.nightjar;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.Failpoint;
import io.nightjar.publish.Failpoints;
import io.nightjar.publish.Step;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Does to this process what the setting {@code torture.failpoint} asks for: at each failpoint once, having said so in a
 * line on standard error, {@code failpoint after-place-table kill}. Signals are sent by the system's own {@code kill}, so
 * that they are the real ones.
 */
final class ArmedFailpoints implements Failpoints {
    private static final int KILLED = 137;
    private static final Duration FOR_THE_SIGNAL_TO_ARRIVE = Duration.ofMillis(100);

    private final Map<Failpoint, Action> armed;
    private final SteppedClock clock;

    /** What happens to the process. */
    private enum Action {
        KILL,
        PAUSE,
        ERROR,
        CLOCK
    }

    private ArmedFailpoints(Map<Failpoint, Action> armed, SteppedClock clock) {
        this.armed = new ConcurrentHashMap<>(armed);
        this.clock = clock;
    }

    /**
     * Reads the setting.
     *
     * @param clock the process's, which can be asked to step back
     * @throws NightjarException SETTINGS_INVALID where a failpoint has no such name, listing those there are
     */
    static Failpoints of(String setting, SteppedClock clock) {
        if (setting.equals("none")) {
            return Failpoints.NONE;
        }
        Map<Failpoint, Action> armed = new ConcurrentHashMap<>();
        for (String word : setting.split(",")) {
            int colon = word.indexOf(':');
            armed.put(
                    point(word.substring(0, colon)),
                    Action.valueOf(word.substring(colon + 1).toUpperCase(Locale.ROOT)));
        }
        return new ArmedFailpoints(armed, clock);
    }

    private static Failpoint point(String name) {
        return Failpoint.named(name).orElseThrow(() -> NightjarException.of(
                        ErrorCode.SETTINGS_INVALID,
                        "torture.failpoint: there is no failpoint '" + name + "'; there are " + Failpoint.names())
                .notDone("Nothing was run."));
    }

    @Override
    public void reached(Failpoint point) {
        Action action = armed.remove(point);
        if (action == null) {
            return;
        }
        say("failpoint " + point + " " + action.name().toLowerCase(Locale.ROOT));
        switch (action) {
            case KILL -> kill();
            case PAUSE -> send("-STOP");
            case CLOCK -> clock.stepBack();
            case ERROR ->
                throw NightjarException.of(
                                point.step().touches() == Step.Touches.FILES
                                        ? ErrorCode.STORAGE_FAILED
                                        : ErrorCode.LEDGER_UNAVAILABLE,
                                "failpoint " + point)
                        .notDone("This error was asked for by torture.failpoint.");
        }
    }

    private static void kill() {
        send("-KILL");
        Runtime.getRuntime().halt(KILLED);
    }

    private static void send(String signal) {
        try {
            new ProcessBuilder(
                            "kill",
                            signal,
                            String.valueOf(ProcessHandle.current().pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw NightjarException.of(
                    ErrorCode.USAGE, "torture.failpoint: this system has no command 'kill' to send " + signal, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LockSupport.parkNanos(FOR_THE_SIGNAL_TO_ARRIVE.toNanos());
    }

    /** Past the console, which may be in the middle of a line or hidden by a test. */
    private static void say(String line) {
        PrintStream error = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        error.print(line + "\n");
        error.flush();
    }
}
