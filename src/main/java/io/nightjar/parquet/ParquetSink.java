package io.nightjar.parquet;

import io.nightjar.storage.Storage;
import io.nightjar.table.PartFile;
import io.nightjar.table.PartWriter;
import io.nightjar.table.Schema;
import io.nightjar.table.TableSink;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes Parquet files column by column; {@link FileFormat} describes their layout. */
public final class ParquetSink implements TableSink {
    private final Storage storage;

    public ParquetSink(Storage storage) {
        this.storage = Objects.requireNonNull(storage);
    }

    @Override
    public PartWriter create(String location, Schema schema) {
        return new ParquetPartWriter(storage, location, FileFormat.of(schema));
    }

    @Override
    public PartFile join(List<PartFile> parts, Schema schema, Map<String, String> metadata, String location) {
        return new PartJoin(storage, FileFormat.of(schema)).join(parts, metadata, location);
    }
}
