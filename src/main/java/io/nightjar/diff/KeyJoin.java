package io.nightjar.diff;

import io.nightjar.labels.KeyPrint;
import io.nightjar.table.DoubleVector;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Joins rows of two tables by key, in memory that does not grow with them but for a bit a row: keys are taken in parts of
 * about {@link #KEYS_AT_ONCE}, and both tables are read once for each part.
 */
final class KeyJoin {
    /** They take 117 MB. */
    static final int KEYS_AT_ONCE = 1 << 21;

    private final RowScan scan;
    private final int keysAtOnce;

    /**
     * A key that both tables have.
     *
     * @param before its row in the first, {@code after} in the second
     */
    record Pair(int before, int after, double scoreBefore, double scoreAfter) {
        double moved() {
            return scoreAfter - scoreBefore;
        }
    }

    /**
     * What came of a join.
     *
     * @param before rows of the first table whose key the second has too
     * @param after rows of the second table whose key the first has too
     * @param movers of those the ones whose score moved most, the greatest move first
     */
    record Joined(BitSet before, BitSet after, List<Pair> movers) {
        Joined {
            movers = List.copyOf(movers);
        }
    }

    KeyJoin(RowScan scan) {
        this(scan, KEYS_AT_ONCE);
    }

    /** @param keysAtOnce how many keys of the first table are held */
    KeyJoin(RowScan scan, int keysAtOnce) {
        this.scan = scan;
        this.keysAtOnce = keysAtOnce;
    }

    /**
     * @param score the column that moves; where a table has none, nothing moves
     * @param movers how many of those are wanted
     */
    Joined join(Keyed before, Keyed after, String score, int movers) {
        BitSet inBefore = new BitSet();
        BitSet inAfter = new BitSet();
        Comparator<Pair> bySize = Comparator.comparingDouble((Pair pair) -> Math.abs(pair.moved()))
                .thenComparing(Comparator.comparingInt(Pair::before).reversed());
        PriorityQueue<Pair> most = new PriorityQueue<>(bySize);
        int parts = (int) Math.max(1, (before.rows() + keysAtOnce - 1) / keysAtOnce);
        for (int part = 0; part < parts; part++) {
            KeyIndex index = index(before, score, part, parts);
            probe(after, score, part, parts, index, (row, slot, figure) -> {
                inAfter.set(row);
                inBefore.set(index.row(slot));
                Pair pair = new Pair(index.row(slot), row, index.figure(slot), figure);
                if (pair.moved() != 0 && Double.isFinite(pair.moved())) {
                    most.add(pair);
                    if (most.size() > movers) {
                        most.remove();
                    }
                }
            });
        }
        List<Pair> sorted = new ArrayList<>(most);
        sorted.sort(bySize.reversed());
        return new Joined(inBefore, inAfter, sorted);
    }

    /** Hears of a row that was found. */
    @FunctionalInterface
    private interface Found {
        void row(int row, int slot, double figure);
    }

    /** Hears of a row whose key belongs to the part. */
    @FunctionalInterface
    private interface Keys {
        void row(long first, long second, int row, double figure);
    }

    private KeyIndex index(Keyed table, String score, int part, int parts) {
        KeyIndex index = new KeyIndex(parts == 1 ? table.rows() : keysAtOnce + keysAtOnce / 8 + 1000L);
        scan(table, score, part, parts, index::put);
        return index;
    }

    private void probe(Keyed table, String score, int part, int parts, KeyIndex index, Found found) {
        scan(table, score, part, parts, (first, second, row, figure) -> {
            int slot = index.find(first, second);
            if (slot != KeyIndex.ABSENT) {
                found.row(row, slot, figure);
            }
        });
    }

    private void scan(Keyed table, String score, int part, int parts, Keys keys) {
        KeyPrint prints = new KeyPrint(table.key().size());
        scan.forEach(table.files(), with(table.key(), score), (batch, first) -> {
            prints.read(batch);
            double[] figures = figures(batch.schema().indexOf(score), batch);
            for (int row = 0; row < batch.rows(); row++) {
                if (parts == 1 || prints.part(row, parts) == part) {
                    keys.row(prints.first(row), prints.second(row), first + row, figures[row]);
                }
            }
        });
    }

    private static List<String> with(List<String> key, String score) {
        List<String> names = new ArrayList<>(key);
        names.add(score);
        return names;
    }

    private static double[] figures(int column, io.nightjar.table.RowBatch batch) {
        return column >= 0 && batch.vector(column) instanceof DoubleVector numbers
                ? numbers.values()
                : new double[batch.rows()];
    }
}
