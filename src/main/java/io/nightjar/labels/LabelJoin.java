package io.nightjar.labels;

import io.nightjar.run.JobDefinition.Labels;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DataFile;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins the labels of a date with what was published, by key, in memory that does not grow with them: keys are taken in
 * parts of about {@link #LABELS_AT_ONCE} labels, and both tables are read once for each part.
 */
final class LabelJoin {
    /** About 210 MB of them are held, where no slice stands beside them. */
    static final int LABELS_AT_ONCE = 1 << 22;

    private final LabelFiles files;
    private final Labels labels;
    private final List<DataFile> labelFiles;
    private final List<SliceColumn> slices;
    private final List<SliceColumn> joined;
    private final int labelsAtOnce;
    private final long labelRows;
    private final int parts;

    private long nullKeys;
    private long repeated;
    private long contradicting;
    private long rejected;
    private long unpublished;

    LabelJoin(LabelFiles files, Labels labels, List<DataFile> labelFiles, List<SliceColumn> slices, int labelsAtOnce) {
        this.files = files;
        this.labels = labels;
        this.labelFiles = labelFiles;
        this.slices = slices;
        this.joined = slices.stream()
                .filter(slice -> slice.source() == SliceColumn.Source.LABELS)
                .toList();
        this.labelsAtOnce = labelsAtOnce;
        this.labelRows = labelFiles.stream().mapToLong(DataFile::rows).sum();
        this.parts = (int) Math.max(1, (labelRows + labelsAtOnce - 1) / labelsAtOnce);
    }

    /**
     * Sends every published row to the outcome once, with its label where it has one.
     *
     * @param key of the published table and of its rejects
     * @param read what the outcome needs of the published table, beside key and slices
     */
    void run(
            DataFile table, List<DataFile> rejects, List<String> key, List<String> read, Truth truth, Outcome outcome) {
        KnownLabels known =
                new KnownLabels(parts == 1 ? labelRows : labelsAtOnce + labelsAtOnce / 8 + 1000L, joined.size());
        for (int part = 0; part < parts; part++) {
            known.clear();
            readLabels(known, truth, part);
            long found = joinPublished(known, table, key, read, outcome, part);
            long refused = findRejects(known, rejects, key, part);
            rejected += refused;
            unpublished += known.size() - found - refused;
        }
    }

    private void readLabels(KnownLabels known, Truth truth, int part) {
        List<String> names = new ArrayList<>(new LinkedHashSet<>(labels.key()));
        Set<String> all = new LinkedHashSet<>(names);
        all.add(labels.column());
        joined.forEach(slice -> all.add(slice.column().name()));
        KeyPrint prints = new KeyPrint(names.size());
        for (DataFile file : labelFiles) {
            Schema wanted = LabelFiles.columns(file, List.copyOf(all));
            files.forEach(file, wanted, batch -> {
                prints.read(batch);
                ColumnVector label = batch.vector(labels.column());
                for (int row = 0; row < batch.rows(); row++) {
                    if (prints.isNull(row)) {
                        nullKeys += part == 0 ? 1 : 0;
                    } else if (parts == 1 || prints.part(row, parts) == part) {
                        put(known, prints, row, truth.of(label, row), batch);
                    }
                }
            });
        }
    }

    private void put(KnownLabels known, KeyPrint prints, int row, double label, RowBatch batch) {
        KnownLabels.Put put = known.put(prints.first(row), prints.second(row), label);
        if (put == KnownLabels.Put.AGAIN) {
            repeated++;
        } else if (put == KnownLabels.Put.CONTRADICTING) {
            contradicting++;
        } else {
            for (int slice = 0; slice < joined.size(); slice++) {
                SliceColumn column = joined.get(slice);
                int code = column.code(batch.vector(column.column().name()), row);
                known.putSlice(prints.first(row), prints.second(row), slice, code);
            }
        }
    }

    /** How many of the known keys are published. */
    private long joinPublished(
            KnownLabels known, DataFile table, List<String> key, List<String> read, Outcome outcome, int part) {
        Set<String> names = new LinkedHashSet<>(key);
        names.addAll(read);
        slices.stream()
                .filter(slice -> slice.source() == SliceColumn.Source.PUBLISHED)
                .forEach(slice -> names.add(slice.column().name()));
        KeyPrint prints = new KeyPrint(key.size());
        int[] codes = new int[slices.size()];
        long[] found = {0};
        files.forEach(table, LabelFiles.columns(table, List.copyOf(names)), batch -> {
            prints.read(batch);
            outcome.begin(batch);
            for (int row = 0; row < batch.rows(); row++) {
                if (parts == 1 || prints.part(row, parts) == part) {
                    int slot = known.find(prints.first(row), prints.second(row));
                    codes(codes, batch, row, known, slot);
                    if (slot != KnownLabels.ABSENT && known.markFound(slot)) {
                        found[0]++;
                    }
                    outcome.row(row, slot == KnownLabels.ABSENT ? Double.NaN : known.label(slot), codes);
                }
            }
        });
        return found[0];
    }

    private void codes(int[] codes, RowBatch batch, int row, KnownLabels known, int slot) {
        int beside = 0;
        for (int slice = 0; slice < codes.length; slice++) {
            SliceColumn column = slices.get(slice);
            if (column.source() == SliceColumn.Source.PUBLISHED) {
                codes[slice] = column.code(batch.vector(column.column().name()), row);
            } else {
                codes[slice] = slot == KnownLabels.ABSENT ? SliceColumn.NOT_JOINED_CODE : known.slice(beside, slot);
                beside++;
            }
        }
    }

    private long findRejects(KnownLabels known, List<DataFile> rejects, List<String> key, int part) {
        KeyPrint prints = new KeyPrint(key.size());
        long[] found = {0};
        for (DataFile file : rejects) {
            files.forEach(file, LabelFiles.columns(file, key), batch -> {
                prints.read(batch);
                for (int row = 0; row < batch.rows(); row++) {
                    if (parts == 1 || prints.part(row, parts) == part) {
                        int slot = known.find(prints.first(row), prints.second(row));
                        if (slot != KnownLabels.ABSENT && known.markFound(slot)) {
                            found[0]++;
                        }
                    }
                }
            });
        }
        return found[0];
    }

    /** @param named unknown label values that may be shown */
    LabelCounts counts(Truth truth, Map<String, Long> named) {
        return new LabelCounts(
                labelFiles.size(),
                labelRows,
                nullKeys,
                truth.nulls(),
                truth.unknownRows(),
                named,
                repeated,
                contradicting,
                rejected,
                unpublished);
    }
}
