package io.nightjar.table;

import java.time.LocalDate;
import java.util.List;

/**
 * One date's folder of input files, frozen at plan: what the run reads, and nothing that arrives later.
 *
 * @param date the business date
 * @param folder its location
 * @param files its data files, ordered by location
 */
public record Partition(LocalDate date, String folder, List<DataFile> files) {

    public Partition {
        files = List.copyOf(files);
    }

    public long rows() {
        return files.stream().mapToLong(DataFile::rows).sum();
    }

    public long bytes() {
        return files.stream().mapToLong(DataFile::bytes).sum();
    }
}
