package io.nightjar.retention;

import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import java.time.Instant;
import java.util.List;

/** Questions about folders. */
final class Files {
    private Files() {}

    /** Bytes of a file, or of all files below a folder. */
    static long bytes(Storage storage, String location) {
        return storage.find(location)
                .map(entry -> bytes(storage, location, entry))
                .orElse(0L);
    }

    private static long bytes(Storage storage, String location, Entry entry) {
        return entry.isFolder()
                ? storage.list(location).stream()
                        .mapToLong(inner -> bytes(storage, location + "/" + inner.name(), inner))
                        .sum()
                : entry.bytes();
    }

    /** The newest time of a folder's own files; the epoch where it has none. */
    static Instant newest(List<Entry> files) {
        return files.stream().map(Entry::modified).max(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
