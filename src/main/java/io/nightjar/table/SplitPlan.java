package io.nightjar.table;

import java.util.ArrayList;
import java.util.List;

/** Cuts a partition into splits: a pure function of what its footers say, so that every plan of it is the same. */
public final class SplitPlan {
    private SplitPlan() {}

    /**
     * Groups consecutive row groups of a file while they hold at most {@code maxRows} together; a larger row group is a
     * split by itself. Row groups without rows begin and end no split, files without rows have none.
     */
    public static List<Split> of(Partition partition, long maxRows) {
        if (maxRows < 1) {
            throw new IllegalArgumentException("rows of a split: " + maxRows);
        }
        List<Split> splits = new ArrayList<>();
        for (DataFile file : partition.files()) {
            addSplits(file, maxRows, splits);
        }
        return List.copyOf(splits);
    }

    private static void addSplits(DataFile file, long maxRows, List<Split> splits) {
        long firstRow = 0;
        int group = 0;
        int groups = file.rowGroupRows().size();
        while (group < groups) {
            long rows = file.rowGroupRows().get(group);
            int end = group + 1;
            int last = group;
            if (rows > 0) {
                while (end < groups && rows + file.rowGroupRows().get(end) <= maxRows) {
                    long more = file.rowGroupRows().get(end);
                    rows += more;
                    last = more > 0 ? end : last;
                    end++;
                }
                splits.add(new Split(splits.size(), file, group, last - group + 1, firstRow, rows));
            }
            firstRow += rows;
            group = end;
        }
    }
}
