package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.PathPattern;
import io.nightjar.storage.Glob;
import io.nightjar.storage.Storage;
import io.nightjar.table.DataFile;
import io.nightjar.table.Partition;
import io.nightjar.table.TableSource;
import java.util.List;
import java.util.Optional;

/** Finds a date's input files and freezes what their footers say. */
final class PartitionFinder {
    private final Storage storage;
    private final TableSource source;
    private final FilesAtOnce files;

    PartitionFinder(Storage storage, TableSource source, FilesAtOnce files) {
        this.storage = storage;
        this.source = source;
        this.files = files;
    }

    static PartitionFinder of(NightServices services) {
        return new PartitionFinder(
                services.storage(),
                services.source(),
                new FilesAtOnce(services.limits().threads()));
    }

    /**
     * @param pattern names the folder of a date
     * @param files glob of the data files in it
     * @throws NightjarException INPUT_MISSING or INPUT_EMPTY naming the folder, FILE_CORRUPT naming the file
     */
    Partition find(PathPattern pattern, String files, BusinessDate date) {
        String folder = pattern.on(date);
        Optional<Storage.Entry> entry = storage.find(folder);
        if (entry.isEmpty() || !entry.get().isFolder()) {
            throw missing(folder);
        }
        Glob glob = Glob.of(files);
        List<Storage.Entry> named = storage.list(folder).stream()
                .filter(file -> !file.isFolder() && glob.matches(file.name()))
                .toList();
        List<DataFile> found = this.files.each(named, file -> source.inspect(file.location()));
        if (found.isEmpty()) {
            throw notReady(ErrorCode.INPUT_EMPTY, "the folder " + folder + " holds no file named " + files);
        }
        return new Partition(date.date(), folder, found);
    }

    private NightjarException missing(String folder) {
        String above = folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/')) : ".";
        List<Storage.Entry> beside =
                storage.list(above).stream().filter(Storage.Entry::isFolder).toList();
        String newest = beside.isEmpty()
                ? "; nor is there anything in " + above
                : "; the last one there is " + beside.get(beside.size() - 1).name();
        return notReady(ErrorCode.INPUT_MISSING, "there is no folder " + folder + newest);
    }

    private static NightjarException notReady(ErrorCode code, String message) {
        return NightjarException.of(code, message).notDone("Nothing was scored; what is published stays as it is.");
    }
}
