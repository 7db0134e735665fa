package io.nightjar.table;

/** Reads tables of one format. */
public interface TableSource {

    /**
     * Reads a file's footer. Columns that no {@link ColumnType} describes are left out of the schema; asking for one by
     * name fails in {@link #read}.
     *
     * @throws io.nightjar.error.NightjarException INPUT_MISSING, FILE_CORRUPT or FILE_UNSUPPORTED, naming the file
     */
    DataFile inspect(String location);

    /**
     * Opens the split for reading just the wanted columns, in the given order.
     *
     * @param wanted a subset of the file's schema, with the types it must have; whether it may hold nulls is not asked
     * @param batchRows the most rows a batch may have
     * @throws io.nightjar.error.NightjarException COLUMN_MISSING, COLUMN_TYPE, COLUMN_UNSUPPORTED or FILE_CORRUPT, naming
     *     file and column; INPUT_CHANGED where the file is not the one that was frozen
     */
    RowBatchReader read(Split split, Schema wanted, int batchRows);
}
