package io.nightjar.parquet;

import io.nightjar.table.DataFile;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The row batches of a split of several files: one of them is open at a time. */
final class FilesReader implements RowBatchReader {
    private final List<Split> ranges;
    private final Function<Split, RowBatchReader> open;
    private final List<DataFile> unchecked = new ArrayList<>();
    private Optional<RowBatchReader> current = Optional.empty();
    private int next;

    /** @param open for a range of one file */
    FilesReader(Split split, Function<Split, RowBatchReader> open) {
        this.ranges = split.byFile();
        this.open = open;
    }

    @Override
    public Optional<RowBatch> next() {
        while (true) {
            Optional<RowBatch> batch = current.flatMap(RowBatchReader::next);
            if (batch.isPresent()) {
                return Optional.of(batch.get().ofFile(next - 1));
            }
            closeCurrent();
            if (next == ranges.size()) {
                return Optional.empty();
            }
            Split range = ranges.get(next++);
            if (range.rows() > 0) {
                current = Optional.of(open.apply(range));
            }
        }
    }

    @Override
    public List<DataFile> filesWithoutChecksums() {
        List<DataFile> all = new ArrayList<>(unchecked);
        current.ifPresent(reader -> all.addAll(reader.filesWithoutChecksums()));
        return all;
    }

    private void closeCurrent() {
        current.ifPresent(reader -> {
            unchecked.addAll(reader.filesWithoutChecksums());
            reader.close();
        });
        current = Optional.empty();
    }

    @Override
    public void close() {
        closeCurrent();
    }
}
