package io.nightjar.table;

import java.util.ArrayList;
import java.util.List;

/** Cuts a partition into splits: a pure function of what its footers say, so that every plan of it is the same. */
public final class SplitPlan {
    /**
     * Files are taken together up to so many bytes. What a split costs beside its rows, some ten milliseconds, is then little
     * beside the reading of them, and there are enough splits to keep all threads busy.
     */
    static final long BYTES_TOGETHER = 4L << 20;

    private final Partition partition;
    private final long maxRows;
    private final List<Split> splits = new ArrayList<>();

    /** Files that will be one split, from the first to before the end; none where those are equal. */
    private int first;

    private int end;
    private long rows;
    private long bytes;

    private SplitPlan(Partition partition, long maxRows) {
        if (maxRows < 1) {
            throw new IllegalArgumentException("rows of a split: " + maxRows);
        }
        this.partition = partition;
        this.maxRows = maxRows;
    }

    /**
     * Takes consecutive files together while they hold at most {@code maxRows} rows and {@link #BYTES_TOGETHER}. A file that
     * is larger than either is cut by itself, as {@link #ofEachFile} says. Files without rows are in no split that begins or
     * ends with them.
     */
    public static List<Split> of(Partition partition, long maxRows) {
        SplitPlan plan = new SplitPlan(partition, maxRows);
        for (int file = 0; file < partition.files().size(); file++) {
            plan.add(file);
        }
        plan.closeFiles();
        return List.copyOf(plan.splits);
    }

    /**
     * Groups consecutive row groups of a file while they hold at most {@code maxRows} together; a larger row group is a
     * split by itself, and no split has rows of two files. Row groups without rows begin and end no split, files without
     * rows have none.
     */
    public static List<Split> ofEachFile(Partition partition, long maxRows) {
        SplitPlan plan = new SplitPlan(partition, maxRows);
        partition.files().forEach(plan::cut);
        return List.copyOf(plan.splits);
    }

    private void add(int place) {
        DataFile file = partition.files().get(place);
        long fileRows = file.rows();
        if (fileRows == 0) {
            return;
        }
        boolean isOpen = first < end;
        if (isOpen && (rows + fileRows > maxRows || bytes + file.bytes() > BYTES_TOGETHER)) {
            closeFiles();
        }
        if (fileRows > maxRows || file.bytes() > BYTES_TOGETHER) {
            cut(file);
            return;
        }
        first = first < end ? first : place;
        end = place + 1;
        rows += fileRows;
        bytes += file.bytes();
    }

    /** The files that were taken together become a split. */
    private void closeFiles() {
        if (first < end) {
            List<DataFile> files = partition.files().subList(first, end);
            int from = firstWithRows(files.get(0));
            int groups = files.stream().mapToInt(DataFile::rowGroups).sum();
            DataFile last = files.get(files.size() - 1);
            int to = groups - last.rowGroups() + afterRows(last);
            splits.add(Split.of(splits.size(), files, 0, from, to - from));
        }
        first = end;
        rows = 0;
        bytes = 0;
    }

    private static int firstWithRows(DataFile file) {
        int group = 0;
        while (file.rowGroupRows().get(group) == 0) {
            group++;
        }
        return group;
    }

    private static int afterRows(DataFile file) {
        int group = file.rowGroups();
        while (file.rowGroupRows().get(group - 1) == 0) {
            group--;
        }
        return group;
    }

    private void cut(DataFile file) {
        long firstRow = 0;
        int group = 0;
        while (group < file.rowGroups()) {
            long together = file.rowGroupRows().get(group);
            int next = group + 1;
            int last = group;
            if (together > 0) {
                while (next < file.rowGroups() && together + file.rowGroupRows().get(next) <= maxRows) {
                    long more = file.rowGroupRows().get(next);
                    together += more;
                    last = more > 0 ? next : last;
                    next++;
                }
                splits.add(new Split(splits.size(), file, group, last - group + 1, firstRow, together));
            }
            firstRow += together;
            group = next;
        }
    }
}
