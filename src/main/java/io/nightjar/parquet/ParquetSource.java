package io.nightjar.parquet;

import io.nightjar.storage.Storage;
import io.nightjar.table.DataFile;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.TableSource;
import java.util.Objects;

/** Reads Parquet files column by column. */
public final class ParquetSource implements TableSource {
    private final Storage storage;

    public ParquetSource(Storage storage) {
        this.storage = Objects.requireNonNull(storage);
    }

    @Override
    public DataFile inspect(String location) {
        throw new UnsupportedOperationException(location + storage);
    }

    @Override
    public RowBatchReader read(Split split, Schema wanted, int batchRows) {
        throw new UnsupportedOperationException(split.file().location());
    }
}
