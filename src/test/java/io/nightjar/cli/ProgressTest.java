package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.cli.Console.Terminal;
import io.nightjar.torture.Restart;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void onATerminalABarShowsShareSpeedAndTimeLeft() {
        Progress progress = begin(new Terminal(true, true));

        pass(2);
        progress.advanced(250_000);

        assertThat(printed())
                .endsWith("\r\u001b[K[######------------------]  scored 250,000 of 1,000,000 rows  25 %  125 k rows/s"
                        + "  6.0 s left");
        progress.end();
        assertThat(printed()).endsWith("\r\u001b[K");
    }

    @Test
    void onATerminalTheBarIsDrawnAtMostTenTimesASecond() {
        Progress progress = begin(new Terminal(true, true));

        for (int i = 0; i < 1000; i++) {
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
            progress.advanced(1);
        }

        assertThat(printed().split("\\[#*-*]", -1)).hasSize(11);
    }

    @Test
    void inALogALineComesEveryTenSecondsAndNothingIsDrawnOver() {
        Progress progress = begin(new Terminal(false, false));

        for (int i = 0; i < 25; i++) {
            pass(1);
            progress.advanced(10_000);
        }
        progress.stage("judge");

        assertThat(printed().lines())
                .containsExactly(
                        "scoring 1,000,000 rows in 4 splits",
                        "scored 100,000 of 1,000,000 rows  10 %  10 k rows/s  1 min 30 s left",
                        "scored 200,000 of 1,000,000 rows  20 %  10 k rows/s  1 min 20 s left",
                        "scored 250,000 of 1,000,000 rows  25 %  10 k rows/s  1 min 15 s left",
                        "judge");
        assertThat(printed()).doesNotContain("\r", "\u001b");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 1200})
    void howManySplitsAreLeftCanBeReadOffItByTheCrashHarness(int splits) {
        Progress progress = begin(new Terminal(false, false), splits * 1000L, splits);
        assertThat(Restart.of(printed().lines().toList(), 2000, 3.5))
                .as("nothing was resumed")
                .isEmpty();

        progress.note("Resuming run 0123456789ab.");

        assertThat(Restart.of(printed().lines().toList(), 2000, 3.5)).contains(new Restart(splits, 2000, 3.5));
    }

    private Progress begin(Terminal terminal) {
        return begin(terminal, 1_000_000, 4);
    }

    private Progress begin(Terminal terminal, long rows, int splits) {
        Progress progress = new Progress(
                new Console(System.out, new PrintStream(err, true, StandardCharsets.UTF_8), terminal), nanos::get);
        progress.stage("score");
        progress.planned(rows, splits);
        return progress;
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private String printed() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
