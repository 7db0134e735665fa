package io.nightjar.alert;

import io.nightjar.ledger.AlertLog;
import io.nightjar.ledger.Condition;
import io.nightjar.ledger.ConditionKey;
import io.nightjar.ledger.Told;
import io.nightjar.run.AlertChannel;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.ConditionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was told while the ledger could not be reached: a small file for each night, {@code JOB@DATE}, on this machine. The
 * ledger is told of it as soon as it can be, and the file goes.
 */
final class Unrecorded {
    private static final Logger LOG = LoggerFactory.getLogger(Unrecorded.class);

    private final Path folder;
    private final Clock clock;

    Unrecorded(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** When, of which error, and by which channels; one a line. */
    private record Mark(Instant at, String code, List<AlertChannel> channels) {
        static Mark parse(String text) {
            List<String> lines = text.lines().toList();
            return new Mark(
                    Instant.parse(lines.get(0)),
                    lines.get(1),
                    Arrays.stream(lines.get(2).split(" "))
                            .map(AlertChannel::valueOf)
                            .toList());
        }

        @Override
        public String toString() {
            return at + "\n" + code + "\n" + channels.stream().map(Enum::name).collect(Collectors.joining(" ")) + "\n";
        }
    }

    boolean isThere() {
        return !files().isEmpty();
    }

    /** Whether it was told lately enough; zero for however long ago. */
    boolean wasTold(ConditionKey key, Duration repeatAfter) {
        return read(folder.resolve(key.night()))
                .filter(mark -> repeatAfter.isZero()
                        || clock.instant().isBefore(mark.at().plus(repeatAfter)))
                .isPresent();
    }

    void told(Condition condition, List<AlertChannel> channels) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(condition.key().night()),
                    new Mark(clock.instant(), condition.code().orElse(""), channels).toString());
        } catch (IOException e) {
            LOG.warn("What was told cannot be written down in {}; it may be told again.", folder);
        }
    }

    /** Tells the ledger, and forgets. */
    void handOver(AlertLog log) {
        for (Path file : files()) {
            Optional<ConditionKey> key = key(String.valueOf(file.getFileName()));
            Optional<Mark> mark = read(file);
            if (key.isPresent() && mark.isPresent()) {
                handOver(key.get(), mark.get(), log);
            }
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("{} cannot be removed.", file);
            }
        }
    }

    private static void handOver(ConditionKey key, Mark mark, AlertLog log) {
        int occurrence = log.open(new Condition(
                key,
                Optional.empty(),
                Optional.of(mark.code()).filter(code -> !code.isEmpty()),
                "The ledger could not be reached."));
        for (AlertChannel channel : mark.channels()) {
            Told nothing = Told.nothing(key, channel.label());
            if (log.claim(nothing, Duration.ZERO)) {
                log.told(key, channel.label(), occurrence, Told.Event.OPENED);
            }
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<ConditionKey> key(String name) {
        int at = name.indexOf('@');
        try {
            return at < 1
                    ? Optional.empty()
                    : Optional.of(new ConditionKey(
                            name.substring(0, at),
                            new BusinessDate(LocalDate.parse(name.substring(at + 1))),
                            ConditionKind.FAILED));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Mark> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Mark.parse(Files.readString(file))) : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
