package io.nightjar.tribuo;

import io.nightjar.table.RowBatch;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/** One batch as the members of a model see it, and the rows that Tribuo refuses. For one thread. */
final class BatchFeatures {
    private final Terms[][] terms;
    private final List<ColumnReading> first;
    private final BitSet refused = new BitSet();
    private final BatchRoom room;
    private final IdentityHashMap<CompiledModel, Scratch> scratches = new IdentityHashMap<>();

    /** Room for what a model works out on its way to an answer. */
    static final class Scratch {
        private final double[][] figures;
        private final int[] prediction;

        Scratch(double[][] figures, int[] prediction) {
            this.figures = figures;
            this.prediction = prediction;
        }

        double[][] figures() {
            return figures;
        }

        int[] prediction() {
            return prediction;
        }
    }

    /**
     * @param sets of the model's members; the values' states are those of the first
     * @param room of this batch
     */
    BatchFeatures(List<FeatureSet> sets, RowBatch batch, BatchRoom room) {
        this.room = room;
        this.terms = new Terms[sets.size()][];
        this.first = sets.get(0).read(batch, room);
        for (int i = 0; i < terms.length; i++) {
            List<ColumnReading> readings = i == 0 ? first : sets.get(i).read(batch, room);
            terms[i] = sets.get(i).terms(readings);
            refused.or(sets.get(i).refused(readings, batch.rows()));
        }
    }

    /** Of each column, the values that are odd. */
    OddValues odd(int column) {
        return first.get(column).odd();
    }

    /** What a feature set's slots hold, in the order of their feature ids. */
    Terms[] terms(int set) {
        return terms[set];
    }

    /** Room of a model's own, for the whole batch: so many figures a row. It holds what was left in it. */
    Scratch scratch(CompiledModel owner, int figures) {
        return scratches.computeIfAbsent(owner, model -> new Scratch(room.doubles(figures), room.ints()));
    }

    /** Tribuo would throw for this row. */
    void refuse(int row) {
        refused.set(row);
    }

    BitSet refused() {
        return refused;
    }
}
