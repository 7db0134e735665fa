package io.nightjar.job;

import io.nightjar.error.NightjarException;
import io.nightjar.run.JobDefinition.Input;
import io.nightjar.run.JobDefinition.Ready;
import io.nightjar.run.RunSpec;
import io.nightjar.storage.Glob;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import io.nightjar.table.TableSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks whether the input of one date is whole, as its job's {@code input.ready} says. Remembers what it saw, so that
 * each look opens only files that are new, and a change between two looks is noticed where file times do not tell.
 */
public final class InputWatch {
    private final Input input;
    private final String folder;
    private final RunSpec spec;
    private final Storage storage;
    private final TableSource source;
    private final Clock clock;
    private final Map<Entry, OptionalLong> rows = new HashMap<>();
    private List<Entry> seen = List.of();
    private Instant unchangedSince;

    public InputWatch(RunSpec spec, Storage storage, TableSource source, Clock clock) {
        this.spec = spec;
        this.input = spec.job().input();
        this.folder = input.path().on(spec.date());
        this.storage = storage;
        this.source = source;
        this.clock = clock;
        this.unchangedSince = clock.instant();
    }

    /** What is still waited for, as a phrase; empty where the input is whole, or the job asks for nothing. */
    public Optional<String> missing() {
        return input.ready().flatMap(this::missing);
    }

    private Optional<String> missing(Ready ready) {
        Glob glob = Glob.of(input.files());
        List<Entry> all =
                storage.list(folder).stream().filter(entry -> !entry.isFolder()).toList();
        List<Entry> files =
                all.stream().filter(file -> glob.matches(file.name())).toList();
        List<String> missing = new ArrayList<>();
        ready.marker()
                .map(marker -> marker.on(spec.date(), folder))
                .filter(marker -> storage.find(marker).isEmpty())
                .ifPresent(marker -> missing.add("the marker " + marker));
        long fewest = ready.minimumFiles().orElse(1L);
        if (files.size() < fewest) {
            missing.add(
                    count(fewest, "file") + " " + input.files() + " in " + folder + " (" + files.size() + " there)");
        }
        ready.minimumRows().flatMap(wanted -> missingRows(files, wanted)).ifPresent(missing::add);
        ready.settled().flatMap(time -> unsettled(all, time)).ifPresent(missing::add);
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", missing));
    }

    private Optional<String> missingRows(List<Entry> files, long wanted) {
        rows.keySet().retainAll(files);
        List<Entry> unreadable = files.stream()
                .filter(file -> rows.computeIfAbsent(file, this::rowsOf).isEmpty())
                .toList();
        // Looked at again: its size and time may stay the same when its last bytes come.
        unreadable.forEach(rows::remove);
        long there = rows.values().stream().mapToLong(count -> count.orElse(0)).sum();
        if (there >= wanted && unreadable.isEmpty()) {
            return Optional.empty();
        }
        String unfinished =
                unreadable.isEmpty() ? "" : ", and " + unreadable.get(0).location() + " has no readable footer yet";
        return Optional.of(count(wanted, "row") + " in " + folder + " (" + there + " there" + unfinished + ")");
    }

    private OptionalLong rowsOf(Entry file) {
        try {
            return OptionalLong.of(source.inspect(file.location()).rows());
        } catch (NightjarException stillBeingWritten) {
            return OptionalLong.empty();
        }
    }

    /**
     * By the times of the files and of their folder, which tells of files that came with old times; else by what we saw
     * ourselves, since object stores know no time of a folder, and clocks of servers may differ from ours.
     */
    private Optional<String> unsettled(List<Entry> files, Duration time) {
        Instant now = clock.instant();
        if (!files.equals(seen)) {
            seen = files;
            unchangedSince = now;
        }
        boolean seenLongEnough = !unchangedSince.plus(time).isAfter(now);
        if (!files.isEmpty() && (seenLongEnough || isOld(files, now.minus(time)))) {
            return Optional.empty();
        }
        return Optional.of(words(time) + " without a change in " + folder);
    }

    private boolean isOld(List<Entry> files, Instant latest) {
        return storage.find(folder)
                        .map(Entry::modified)
                        .filter(modified -> modified.isAfter(Instant.EPOCH) && !modified.isAfter(latest))
                        .isPresent()
                && files.stream().noneMatch(file -> file.modified().isAfter(latest));
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    private static String words(Duration time) {
        if (time.toSeconds() % 60 != 0) {
            return time.toSeconds() + " s";
        }
        if (time.toMinutes() % 60 != 0) {
            return time.toMinutes() + " min";
        }
        return time.toHours() % 24 != 0 ? time.toHours() + " h" : count(time.toDays(), "day");
    }
}
