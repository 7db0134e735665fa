package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.testing.FreshJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real signals to real processes. */
@Timeout(60)
class StopSignalsTest {

    @Test
    void theFirstSignalAsksAndTheProcessEndsWithItsOwnExitCode() throws Exception {
        Process process = start(Obliging.class);

        signal(process);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(77);
    }

    @Test
    void theSecondSignalEndsTheProcessAsStopped() throws Exception {
        Process process = start(Stubborn.class);
        BufferedReader said = process.inputReader();

        signal(process);
        assertThat(said.readLine()).isEqualTo("heard");
        signal(process);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
    }

    @Test
    void afterwardsASignalEndsTheProcessAsTheJvmDoes() throws Exception {
        Process process = start(Over.class);

        signal(process);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
    }

    /** {@link Process#destroy()} would close its streams and signal only once; a small system has no kill but the shell's. */
    private static void signal(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -TERM " + process.pid()).start().waitFor();
    }

    /** Started and ready for signals. */
    private static Process start(Class<?> main) throws IOException {
        Process process = new ProcessBuilder(FreshJvm.command(main.getName()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        return process;
    }

    /** Ends when asked. */
    static final class Obliging {
        public static void main(String[] arguments) throws InterruptedException {
            CountDownLatch asked = new CountDownLatch(1);
            StopSignals.ask(asked::countDown);
            System.out.println("ready");
            asked.await();
            System.exit(77);
        }
    }

    /** Hears and goes on. */
    static final class Stubborn {
        public static void main(String[] arguments) throws InterruptedException {
            StopSignals.ask(() -> System.out.println("heard"));
            System.out.println("ready");
            new CountDownLatch(1).await();
        }
    }

    /** Has no run any more. */
    static final class Over {
        public static void main(String[] arguments) throws InterruptedException {
            StopSignals.ask(() -> {}).close();
            System.out.println("ready");
            new CountDownLatch(1).await();
        }
    }
}
