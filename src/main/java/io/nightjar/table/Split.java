package io.nightjar.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A range of row groups of one file, or of several small files one after the other as if they were one: the unit of parallel
 * work and of restart.
 *
 * @param index place of the split in the plan, from 0; results are folded and parts joined in this order
 * @param files the frozen files that it reads, in the partition's order, at least one; files without rows may lie between
 * @param firstRowGroup first row group of the first file, from 0
 * @param rowGroups how many, at least 1, counted on into the files that follow
 * @param firstRow position in the first file of its first row, from 0
 * @param rows how many rows
 */
public record Split(int index, List<DataFile> files, int firstRowGroup, int rowGroups, long firstRow, long rows) {

    public Split {
        files = List.copyOf(files);
    }

    /** Of row groups of one file. */
    public Split(int index, DataFile file, int firstRowGroup, int rowGroups, long firstRow, long rows) {
        this(index, List.of(file), firstRowGroup, rowGroups, firstRow, rows);
    }

    /**
     * The range that begins with a row group of a file and goes on, where that has not so many, through those after it.
     *
     * @param files of the partition, in its order
     * @param first the place among them of the file that it begins with
     * @throws IllegalArgumentException where there are not so many row groups
     */
    public static Split of(int index, List<DataFile> files, int first, int firstRowGroup, int rowGroups) {
        List<DataFile> reached = new ArrayList<>();
        long before = 0;
        long rows = 0;
        int group = 0;
        int end = firstRowGroup + rowGroups;
        for (int place = first; group < end && place < files.size(); place++) {
            DataFile file = files.get(place);
            reached.add(file);
            for (long count : file.rowGroupRows().subList(0, Math.min(end - group, file.rowGroups()))) {
                before += group < firstRowGroup ? count : 0;
                rows += group < firstRowGroup ? 0 : count;
                group++;
            }
        }
        if (group < end) {
            throw new IllegalArgumentException(
                    "row groups " + firstRowGroup + " to " + end + " of the " + group + " that there are");
        }
        return new Split(index, reached, firstRowGroup, rowGroups, before, rows);
    }

    /** The file that it begins with. */
    public DataFile file() {
        return files.get(0);
    }

    /** The file that the batch was read from. */
    public DataFile file(RowBatch batch) {
        return files.get(batch.file());
    }

    /** What it reads of each of its files, as a split of the same index; of some there may be no rows. */
    public List<Split> byFile() {
        List<Split> ranges = new ArrayList<>();
        int group = firstRowGroup;
        int left = rowGroups;
        long row = firstRow;
        for (DataFile file : files) {
            int taken = Math.min(left, file.rowGroups() - group);
            long count = file.rowGroupRows().subList(group, group + taken).stream()
                    .mapToLong(Long::longValue)
                    .sum();
            ranges.add(new Split(index, file, group, taken, row, count));
            left -= taken;
            group = 0;
            row = 0;
        }
        return ranges;
    }

    /** Its files, for people. */
    public String label() {
        int others = files.size() - 1;
        return others == 0
                ? file().location()
                : file().location() + " and " + others + (others == 1 ? " file" : " files") + " after it";
    }
}
