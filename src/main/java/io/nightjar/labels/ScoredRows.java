package io.nightjar.labels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The scores of a date's rows, each with a number that says what else is known of the row, and in the end in the order of
 * the scores. Twelve bytes a row, in sorted runs; what comes out does not depend on the order in which rows came.
 */
final class ScoredRows {
    private static final int RUN = 1 << 20;
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = (Long.SIZE + DIGIT_BITS - 1) / DIGIT_BITS;

    private final int runRows;
    private final List<Run> runs = new ArrayList<>();
    private long[] keys = new long[1 << 10];
    private int[] tags = new int[1 << 10];
    private int size;

    /** Sees each row; rows of equal scores in no particular order. */
    @FunctionalInterface
    interface Visitor {
        void row(double score, int tag);
    }

    /** Rows in the order of their keys. */
    private static final class Run {
        private final long[] keys;
        private final int[] tags;

        Run(long[] keys, int[] tags) {
            this.keys = keys;
            this.tags = tags;
        }
    }

    ScoredRows() {
        this(RUN);
    }

    /** @param runRows how many rows are sorted at once */
    ScoredRows(int runRows) {
        this.runRows = runRows;
    }

    void add(double score, int tag) {
        if (size == keys.length) {
            int room = Math.min(runRows, 2 * size);
            keys = Arrays.copyOf(keys, room);
            tags = Arrays.copyOf(tags, room);
        }
        keys[size] = ordered(score);
        tags[size] = tag;
        size++;
        if (size == runRows) {
            endRun();
            keys = new long[runRows];
            tags = new int[runRows];
        }
    }

    /** Once, after the last row. */
    void forEach(Visitor visitor) {
        endRun();
        keys = new long[0];
        tags = new int[0];
        PriorityQueue<Cursor> cursors = new PriorityQueue<>(Comparator.comparingLong(Cursor::key));
        for (Run run : runs) {
            cursors.add(new Cursor(run));
        }
        while (!cursors.isEmpty()) {
            Cursor cursor = cursors.remove();
            long upTo = cursors.isEmpty() ? Long.MAX_VALUE : cursors.element().key();
            if (cursor.visitUpTo(upTo, visitor)) {
                cursors.add(cursor);
            }
        }
    }

    private void endRun() {
        if (size > 0) {
            runs.add(sorted(keys, tags, size));
            size = 0;
        }
    }

    /** By the digits of the keys, the lowest first; digits that all rows share cost a count only. */
    private static Run sorted(long[] keys, int[] tags, int size) {
        long[] from = keys;
        int[] fromTags = tags;
        long[] to = new long[size];
        int[] toTags = new int[size];
        for (int digit = 0; digit < DIGITS; digit++) {
            int shift = digit * DIGIT_BITS;
            int[] starts = starts(from, size, shift);
            if (starts.length == 0) {
                continue;
            }
            for (int i = 0; i < size; i++) {
                int place = starts[digitOf(from[i], shift)]++;
                to[place] = from[i];
                toTags[place] = fromTags[i];
            }
            long[] spare = from;
            int[] spareTags = fromTags;
            from = to;
            fromTags = toTags;
            to = spare.length == size ? spare : new long[size];
            toTags = spareTags.length == size ? spareTags : new int[size];
        }
        return new Run(Arrays.copyOf(from, size), Arrays.copyOf(fromTags, size));
    }

    /** Where the rows of each value of a digit begin; nothing where all rows have the same. */
    private static int[] starts(long[] keys, int size, int shift) {
        int[] starts = new int[(1 << DIGIT_BITS) + 1];
        for (int i = 0; i < size; i++) {
            starts[digitOf(keys[i], shift) + 1]++;
        }
        for (int value = 1; value < starts.length; value++) {
            if (starts[value] == size) {
                return new int[0];
            }
            starts[value] += starts[value - 1];
        }
        return starts;
    }

    private static int digitOf(long key, int shift) {
        return (int) (key >>> shift) & ((1 << DIGIT_BITS) - 1);
    }

    /** Ordered as unsigned numbers, as the sort sees them; compared as signed ones after the top bit is flipped. */
    private static long ordered(double score) {
        // 0.0 and -0.0 are one score.
        long bits = Double.doubleToLongBits(score + 0.0);
        return bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE);
    }

    private static double score(long ordered) {
        long bits = ordered < 0 ? ordered ^ Long.MIN_VALUE : ~ordered;
        return Double.longBitsToDouble(bits);
    }

    private static final class Cursor {
        private final Run run;
        private int next;

        Cursor(Run run) {
            this.run = run;
        }

        long key() {
            return run.keys[next] ^ Long.MIN_VALUE;
        }

        /** Whether rows are left. */
        boolean visitUpTo(long last, Visitor visitor) {
            while (next < run.keys.length && key() <= last) {
                visitor.row(score(run.keys[next]), run.tags[next]);
                next++;
            }
            return next < run.keys.length;
        }
    }
}
