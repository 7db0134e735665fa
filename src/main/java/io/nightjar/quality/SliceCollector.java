package io.nightjar.quality;

import io.nightjar.quality.SliceProfile.Selected;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.StringVector;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts whom decisions pick, slice by slice. For one split and one thread. */
final class SliceCollector {
    private final SlicePlan plan;
    private final List<Groups> slices;

    SliceCollector(SlicePlan plan) {
        this.plan = plan;
        this.slices = plan.columns().stream().map(Groups::new).toList();
    }

    void add(RowBatch batch, ScoredBatch answer) {
        if (slices.isEmpty()) {
            return;
        }
        boolean[] selected = selected(answer);
        for (Groups slice : slices) {
            slice.add(batch.vector(slice.column.name()), answer, selected);
        }
    }

    private boolean[] selected(ScoredBatch answer) {
        boolean[] selected = new boolean[answer.rows()];
        double[] scores = answer.scores()[plan.scored()];
        for (int row = 0; row < selected.length; row++) {
            selected[row] = plan.decision().isPresent()
                    ? scores[row] >= plan.decision().get().threshold()
                    : answer.prediction()[row] == plan.scored();
        }
        return selected;
    }

    List<SliceProfile> finish() {
        return slices.stream().map(Groups::profile).toList();
    }

    /** The groups of one column. */
    private static final class Groups {
        private final Column column;
        private final Map<String, Selected> groups = new TreeMap<>();
        private final Map<Long, String> words = new HashMap<>();
        private boolean tooMany;

        Groups(Column column) {
            this.column = column;
        }

        void add(ColumnVector vector, ScoredBatch answer, boolean[] selected) {
            if (tooMany) {
                return;
            }
            if (vector instanceof StringVector texts) {
                addTexts(texts, answer, selected);
            } else {
                for (int row = 0; row < selected.length; row++) {
                    if (!answer.isRejected(row)) {
                        count(
                                vector.isNull(row) ? SliceProfile.MISSING : word(((LongVector) vector).value(row)),
                                1,
                                selected[row] ? 1 : 0);
                    }
                }
            }
        }

        /** By dictionary entry, so that a text is looked up once a batch. */
        private void addTexts(StringVector texts, ScoredBatch answer, boolean[] selected) {
            int entries = texts.dictionary().length;
            long[] rows = new long[entries + 1];
            long[] picked = new long[entries + 1];
            for (int row = 0; row < selected.length; row++) {
                if (!answer.isRejected(row)) {
                    int entry = texts.isNull(row) ? entries : texts.codes()[row];
                    rows[entry]++;
                    picked[entry] += selected[row] ? 1 : 0;
                }
            }
            for (int entry = 0; entry <= entries; entry++) {
                if (rows[entry] > 0) {
                    boolean missing = entry == entries || texts.dictionary()[entry].isEmpty();
                    count(missing ? SliceProfile.MISSING : texts.dictionary()[entry], rows[entry], picked[entry]);
                }
            }
        }

        private void count(String value, long rows, long selected) {
            if (!tooMany) {
                groups.merge(value, new Selected(rows, selected), Selected::plus);
                tooMany = groups.size() > SliceProfile.MOST_GROUPS;
            }
        }

        private String word(long value) {
            if (words.size() > SliceProfile.MOST_GROUPS) {
                words.clear();
            }
            return words.computeIfAbsent(
                    value,
                    known -> column.type() == ColumnType.BOOLEAN
                            ? Boolean.toString(known != 0)
                            : column.type() == ColumnType.DATE
                                    ? LocalDate.ofEpochDay(known).toString()
                                    : Long.toString(known));
        }

        SliceProfile profile() {
            return SliceProfile.of(column.name(), new TreeMap<>(groups), tooMany);
        }
    }
}
