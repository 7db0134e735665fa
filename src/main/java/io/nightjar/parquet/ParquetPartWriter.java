package io.nightjar.parquet;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.Storage;
import io.nightjar.table.PartFile;
import io.nightjar.table.PartWriter;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowHash;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.jspecify.annotations.Nullable;

/** Writes a part row group by row group. */
final class ParquetPartWriter implements PartWriter {
    private final Storage storage;
    private final String location;
    private final FileFormat format;
    private final ParquetSink.Proof proof;
    private final DigestedOutput out;
    private final ParquetFileWriter writer;
    private final TableDigest written;
    private final RowHash hashed;
    private final PageScratch pages;
    /** The one that rows go to; none before the first of its rows. */
    private @Nullable RowGroupEncoder rowGroup;

    private long rows;
    private State state = State.OPEN;

    private enum State {
        OPEN,
        ENDED,
        BROKEN,
        FINISHED,
        DISCARDED
    }

    ParquetPartWriter(
            Storage storage, String location, FileFormat format, ParquetSink.Proof proof, WriterMemory memory) {
        this.storage = storage;
        this.location = location;
        this.format = format;
        this.proof = proof;
        this.out = DigestedOutput.create(storage, location);
        try {
            this.writer = format.begin(out);
        } catch (IOException e) {
            StoredPart.discard(storage, location, out);
            throw failed(location, e);
        }
        this.pages = new PageScratch(memory);
        this.written = new TableDigest(format.schema());
        this.hashed = new RowHash(format.schema());
    }

    @Override
    public void write(RowBatch batch) {
        if (state != State.OPEN) {
            throw new IllegalStateException(location + " is " + state);
        }
        if (!batch.schema().names().equals(format.schema().names())) {
            throw new IllegalArgumentException("columns " + batch.schema().names() + " for a table of "
                    + format.schema().names());
        }
        // A batch that is refused may be there in half of the columns: nothing can follow it.
        state = State.BROKEN;
        try {
            long firstRow = rows;
            int from = 0;
            while (from < batch.rows()) {
                RowGroupEncoder encoder = rowGroup == null ? new RowGroupEncoder(format, pages) : rowGroup;
                rowGroup = encoder;
                from = encoder.write(batch, from, firstRow);
                if (encoder.isFull()) {
                    rowGroup = null;
                    encoder.end(writer);
                }
            }
            rows += batch.rows();
            if (proof == ParquetSink.Proof.READ_BACK) {
                written.add(batch);
                hashed.add(batch);
            }
            state = State.OPEN;
        } catch (IOException e) {
            throw failed(location, e);
        }
    }

    @Override
    public void end() {
        if (state == State.ENDED) {
            return;
        }
        if (state != State.OPEN) {
            throw new IllegalStateException(location + " is " + state);
        }
        state = State.BROKEN;
        try {
            if (rowGroup != null) {
                rowGroup.end(writer);
                rowGroup = null;
            }
            writer.end(Map.of());
            pages.close();
            state = State.ENDED;
        } catch (IOException e) {
            throw failed(location, e);
        }
    }

    @Override
    public PartFile finish() {
        end();
        state = State.BROKEN;
        PartFile part = proof == ParquetSink.Proof.READ_BACK
                ? proven()
                : new PartFile(location, rows, out.getPos(), out.sha256());
        state = State.FINISHED;
        return part;
    }

    private PartFile proven() {
        PartFile part = StoredPart.verify(storage, location, rows, out);
        written.compare(new ParquetSource(storage), location);
        return part.with(Optional.of(hashed.digest()));
    }

    @Override
    public void close() {
        if (state != State.FINISHED && state != State.DISCARDED) {
            state = State.DISCARDED;
            pages.close();
            StoredPart.discard(storage, location, out);
        }
    }

    static NightjarException failed(String location, IOException e) {
        return NightjarException.of(ErrorCode.STORAGE_FAILED, location + " could not be written: " + e.getMessage(), e);
    }
}
