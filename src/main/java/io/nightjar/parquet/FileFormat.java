package io.nightjar.parquet;

import io.nightjar.table.Schema;
import java.io.IOException;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * The layout of files that we write: pages of version 1 with checksums, zstd, dictionaries for text only. All limits count
 * rows or bytes of data, never memory or time, so that equal rows give equal bytes.
 *
 * @param schema of the file
 * @param message the same, for parquet-java
 */
record FileFormat(Schema schema, MessageType message) {
    /** A row group ends with this many rows … */
    static final int ROW_GROUP_ROWS = 1 << 18;
    /** … or where it is looked at and has this many encoded bytes. */
    static final long ROW_GROUP_BYTES = 64L << 20;
    /** A page ends with this many encoded bytes … */
    static final int PAGE_BYTES = 1 << 20;
    /** … or this many rows. */
    static final int PAGE_ROWS = 1 << 15;
    /** A row group is looked at after so many rows, or fewer where there are many columns, … */
    static final int CHECK_ROWS = 1 << 10;
    /** … so that no more than so many values come in between, … */
    static final int CHECK_VALUES = 1 << 17;
    /** … or this many characters of long texts … */
    static final int CHECK_CHARACTERS = 1 << 24;
    /** … which are those of at least so many. */
    static final int LONG_TEXT = CHECK_CHARACTERS / CHECK_ROWS;

    static FileFormat of(Schema schema) {
        return new FileFormat(schema, ParquetSchema.of(schema));
    }

    /** Rows from one look at the row group to the next. */
    int checkRows() {
        return Math.max(1, Math.min(CHECK_ROWS, CHECK_VALUES / schema.size()));
    }

    ParquetFileWriter begin(OutputFile out) throws IOException {
        ParquetProperties properties = ParquetProperties.builder()
                .withAllocator(HeapByteBufferAllocator.getInstance())
                .withPageWriteChecksumEnabled(true)
                .build();
        ParquetFileWriter writer = new ParquetFileWriter(
                out, message, ParquetFileWriter.Mode.OVERWRITE, ROW_GROUP_BYTES, 0, null, properties);
        writer.start();
        return writer;
    }
}
