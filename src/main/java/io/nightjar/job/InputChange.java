package io.nightjar.job;

import io.nightjar.ledger.Plan.InputFile;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition.Input;
import io.nightjar.storage.Glob;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the input of a date differs from what a run froze: late data. Told by names, sizes and times, without opening a
 * file; a file delivered again is another, also where its size is the same.
 *
 * @param added locations of files that came later
 * @param gone locations of files that are not there any more
 * @param changed locations of files with another size or time
 */
public record InputChange(List<String> added, List<String> gone, List<String> changed) {
    private static final int NAMED = 3;

    public InputChange {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
        changed = List.copyOf(changed);
    }

    /** What has happened since a run froze these files. */
    public static InputChange since(List<InputFile> frozen, Input input, BusinessDate date, Storage storage) {
        Glob glob = Glob.of(input.files());
        Map<String, Entry> now = storage.list(input.path().on(date)).stream()
                .filter(file -> !file.isFolder() && glob.matches(file.name()))
                .collect(Collectors.toMap(Entry::location, Function.identity(), (a, b) -> a, TreeMap::new));
        Map<String, InputFile> then = byLocation(frozen);
        return new InputChange(
                now.keySet().stream().filter(file -> !then.containsKey(file)).toList(),
                then.keySet().stream().filter(file -> !now.containsKey(file)).toList(),
                then.values().stream()
                        .filter(file -> now.containsKey(file.location()) && differs(file, now.get(file.location())))
                        .map(InputFile::location)
                        .toList());
    }

    /** What differs between two plans of one date, footers included. */
    static InputChange between(List<InputFile> then, List<InputFile> now) {
        Map<String, InputFile> before = byLocation(then);
        Map<String, InputFile> after = byLocation(now);
        return new InputChange(
                after.keySet().stream()
                        .filter(file -> !before.containsKey(file))
                        .toList(),
                before.keySet().stream()
                        .filter(file -> !after.containsKey(file))
                        .toList(),
                before.keySet().stream()
                        .filter(after::containsKey)
                        .filter(file -> !Objects.equals(before.get(file), after.get(file)))
                        .toList());
    }

    private static Map<String, InputFile> byLocation(List<InputFile> files) {
        return files.stream()
                .collect(Collectors.toMap(InputFile::location, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    private static boolean differs(InputFile then, Entry now) {
        return then.bytes() != now.bytes() || !then.modified().equals(now.modified());
    }

    public boolean isNone() {
        return added.isEmpty() && gone.isEmpty() && changed.isEmpty();
    }

    /** For example {@code 1 file added (b.parquet), 1 changed (a.parquet)}. */
    public String describe() {
        return Stream.of(part(added, "added"), part(gone, "gone"), part(changed, "changed"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String part(List<String> files, String what) {
        if (files.isEmpty()) {
            return "";
        }
        String names = files.stream()
                .limit(NAMED)
                .map(file -> file.substring(file.lastIndexOf('/') + 1))
                .collect(Collectors.joining(", "));
        return files.size() + (files.size() == 1 ? " file " : " files ") + what + " (" + names
                + (files.size() > NAMED ? ", …" : "") + ")";
    }
}
