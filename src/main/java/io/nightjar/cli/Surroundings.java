package io.nightjar.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What a command line finds around it; handed in, so that tests can be anywhere at any time.
 *
 * @param variables the process's environment
 * @param workingFolder where the person stands
 * @param launcherFolder where the launcher stands; empty without one
 * @param clock tells the time
 * @param nanoTime tells how long things take
 * @param program how the program is called, for the commands it suggests: {@code ./nightjar}
 * @param version the answer to {@code --version}
 */
public record Surroundings(
        Map<String, String> variables,
        Path workingFolder,
        Optional<Path> launcherFolder,
        Clock clock,
        LongSupplier nanoTime,
        String program,
        String version) {
    public Surroundings {
        variables = Map.copyOf(variables);
    }
}
