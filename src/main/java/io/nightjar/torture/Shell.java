package io.nightjar.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Small commands of the system, for what Java cannot do to other processes and to disks. */
final class Shell {
    private Shell() {}

    /** Runs one; says what was wrong where it failed. */
    static Optional<String> failure(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(command[0] + ": " + said);
        } catch (IOException e) {
            return Optional.of(command[0] + ": " + e.getMessage());
        }
    }
}
