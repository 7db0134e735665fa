package io.nightjar.parquet;

import io.nightjar.storage.Storage;
import io.nightjar.table.PartWriter;
import io.nightjar.table.Schema;
import io.nightjar.table.TableJoin;
import io.nightjar.table.TableSink;
import java.util.Objects;

/** Writes Parquet files column by column; {@link FileFormat} describes their layout. */
public final class ParquetSink implements TableSink {
    private final Storage storage;
    private final Proof proof;
    private final WriterMemory memory = new WriterMemory();

    /** What a closed part has shown. */
    enum Proof {
        /** It is on disk, and reading it gives what was written. */
        READ_BACK,
        /** Nothing. */
        NONE
    }

    public ParquetSink(Storage storage) {
        this(storage, Proof.READ_BACK);
    }

    private ParquetSink(Storage storage, Proof proof) {
        this.storage = Objects.requireNonNull(storage);
        this.proof = proof;
    }

    /** Writes the same bytes, neither synced nor read back: for comparisons with engines that do not either. */
    public static ParquetSink unproven(Storage storage) {
        return new ParquetSink(storage, Proof.NONE);
    }

    @Override
    public PartWriter create(String location, Schema schema) {
        return new ParquetPartWriter(storage, location, FileFormat.of(schema), proof, memory);
    }

    @Override
    public TableJoin join(Schema schema, String location) {
        return new PartJoin(storage, FileFormat.of(schema), location);
    }
}
