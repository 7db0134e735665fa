package io.nightjar.diff;

import io.nightjar.table.DataFile;
import java.util.List;

/** Files whose rows have keys; rows are counted through all of them. */
record Keyed(List<DataFile> files, List<String> key) {
    Keyed {
        files = List.copyOf(files);
        key = List.copyOf(key);
    }

    long rows() {
        return files.stream().mapToLong(DataFile::rows).sum();
    }
}
