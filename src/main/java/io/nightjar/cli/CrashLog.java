package io.nightjar.cli;

import io.nightjar.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;

/** Keeps the stack traces of what nobody expected, in {@code state/logs/nightjar.log}. */
final class CrashLog {
    private CrashLog() {}

    /** The file, or empty where it cannot be written. */
    static Optional<Path> append(Settings settings, Clock clock, String stackTrace) {
        Path file = settings.logFile("nightjar");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    settings.mask().apply(clock.instant() + " " + stackTrace),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return Optional.of(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
