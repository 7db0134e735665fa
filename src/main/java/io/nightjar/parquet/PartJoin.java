package io.nightjar.parquet;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.Storage;
import io.nightjar.table.PartFile;
import io.nightjar.table.RowDigest;
import io.nightjar.table.TableJoin;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/** Appends the row groups of parts, unchanged: a pure function of the parts' bytes and the metadata. */
final class PartJoin implements TableJoin {
    private final Storage storage;
    private final FileFormat format;
    private final String location;
    private final DigestedOutput out;
    private final ParquetFileWriter writer;
    private long rows;
    private Optional<RowDigest> digest = Optional.of(RowDigest.NONE);
    private State state = State.OPEN;

    private enum State {
        OPEN,
        BROKEN,
        FINISHED,
        DISCARDED
    }

    PartJoin(Storage storage, FileFormat format, String location) {
        this.storage = storage;
        this.format = format;
        this.location = location;
        this.out = DigestedOutput.createPastCache(storage, location);
        try {
            this.writer = format.begin(out);
        } catch (IOException e) {
            StoredPart.discard(storage, location, out);
            throw ParquetPartWriter.failed(location, e);
        }
    }

    @Override
    public void append(PartFile part) {
        begin();
        try (Storage.RandomAccess in = storage.openRandom(part.location())) {
            DigestedAccess bytes = new DigestedAccess(in);
            copy(part, in, bytes);
            if (!bytes.sha256().equals(part.sha256())) {
                throw changed(part);
            }
        } catch (IOException e) {
            throw ParquetPartWriter.failed(location, e);
        }
        rows += part.rows();
        digest = digest.flatMap(sum -> part.rowDigest().map(sum::plus));
        state = State.OPEN;
    }

    private void copy(PartFile part, Storage.RandomAccess in, DigestedAccess bytes) throws IOException {
        try {
            // Not through the digest, which wants to see the file from its beginning on.
            Footer footer = Footer.read(part.location(), in);
            if (!new FileColumns(footer).schema().equals(format.schema())) {
                throw NightjarException.of(
                        ErrorCode.SCHEMA_DIFFERS,
                        part.location() + " has other columns than the table that it is a part of");
            }
            checkRows(part, footer);
            writer.appendRowGroups(new StorageInput(bytes), footer.rowGroups(), false);
        } catch (IOException | RuntimeException e) {
            // A footer that has changed may say anything.
            if (!bytes.sha256().equals(part.sha256())) {
                throw changed(part);
            }
            throw e;
        }
    }

    private void begin() {
        if (state != State.OPEN) {
            throw new IllegalStateException(location + " is " + state);
        }
        state = State.BROKEN;
    }

    private static NightjarException changed(PartFile part) {
        return TableDigest.differs(part.location(), "its bytes have changed since it was finished");
    }

    @Override
    public PartFile finish(Map<String, String> metadata) {
        begin();
        try {
            writer.end(new TreeMap<>(metadata));
            PartFile table = StoredPart.verify(storage, location, rows, out);
            checkFooter(table);
            state = State.FINISHED;
            return table.with(digest);
        } catch (IOException e) {
            throw ParquetPartWriter.failed(location, e);
        }
    }

    @Override
    public void close() {
        if (state != State.FINISHED && state != State.DISCARDED) {
            state = State.DISCARDED;
            StoredPart.discard(storage, location, out);
        }
    }

    private void checkFooter(PartFile table) {
        try (Storage.RandomAccess in = storage.openRandom(table.location())) {
            checkRows(table, Footer.read(table.location(), in));
        }
    }

    private static void checkRows(PartFile file, Footer footer) {
        long rows = footer.rowGroups().stream()
                .mapToLong(BlockMetaData::getRowCount)
                .sum();
        if (rows != file.rows()) {
            throw TableDigest.differs(file.location(), "it holds " + rows + " rows, written were " + file.rows());
        }
    }
}
