package io.nightjar.config;

import io.nightjar.run.JobDefinition.Marker;
import io.nightjar.run.JobDefinition.Ready;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code input.ready}: when the files of a date may be read. */
final class ReadySection {
    private static final List<String> CONDITIONS = List.of("marker", "minimum-files", "minimum-rows", "settled");
    private static final Duration TIMEOUT = Duration.ofHours(1);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private ReadySection() {}

    static Optional<Ready> read(YamlSection section) {
        if (CONDITIONS.stream().noneMatch(section::has)) {
            section.note(section.line(), "'input.ready' must have at least one of " + String.join(", ", CONDITIONS));
            return Optional.empty();
        }
        return Optional.of(new Ready(
                section.value("marker", "a file name such as _SUCCESS, or a path with {date}", Marker::new),
                section.value("minimum-files", "a whole number of files from 1", ReadySection::fromOne),
                section.value("minimum-rows", "a whole number of rows from 1", ReadySection::fromOne),
                section.value("settled", TimeSpan.WORDS, TimeSpan::parse),
                section.value("timeout", TimeSpan.WORDS, TimeSpan::parse).orElse(TIMEOUT),
                section.value("every", TimeSpan.WORDS, TimeSpan::parse).orElse(EVERY)));
    }

    private static long fromOne(String text) {
        long value = Long.parseLong(text.replace("_", ""));
        if (value < 1) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
