package io.nightjar.parquet;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.Schema;
import java.io.IOException;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * The layout of files that we write: pages of version 1 with checksums, zstd, dictionaries for text only. All limits count
 * rows or bytes of data, never memory or time, so that equal rows give equal bytes.
 *
 * @param schema of the file
 * @param message the same, for parquet-java
 * @param properties encodings and limits
 */
record FileFormat(Schema schema, MessageType message, ParquetProperties properties) {
    /** A row group ends with this many rows … */
    static final int ROW_GROUP_ROWS = 1 << 18;
    /** … or at the first multiple of {@link #CHECK_ROWS} at which it has this many encoded bytes. */
    static final long ROW_GROUP_BYTES = 128L << 20;
    /** A page ends at the first multiple of {@link #CHECK_ROWS} at which it has this many encoded bytes … */
    static final int PAGE_BYTES = 1 << 20;
    /** … or this many rows. */
    static final int PAGE_ROWS = 1 << 15;

    static final int CHECK_ROWS = 1 << 10;

    static FileFormat of(Schema schema) {
        ParquetProperties.Builder properties = ParquetProperties.builder()
                .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
                .withAllocator(HeapByteBufferAllocator.getInstance())
                .withPageSize(PAGE_BYTES)
                .withPageWriteChecksumEnabled(true)
                .withDictionaryEncoding(false);
        for (Column column : schema.columns()) {
            if (column.type() == ColumnType.STRING) {
                properties.withDictionaryEncoding(column.name(), true);
            }
        }
        return new FileFormat(schema, ParquetSchema.of(schema), properties.build());
    }

    ParquetFileWriter begin(OutputFile out) throws IOException {
        ParquetFileWriter writer = new ParquetFileWriter(
                out, message, ParquetFileWriter.Mode.OVERWRITE, ROW_GROUP_BYTES, 0, null, properties);
        writer.start();
        return writer;
    }

    ColumnChunkPageWriteStore pages() {
        return ColumnChunkPageWriteStore.builder()
                .withCompressorProvider(column -> new ZstdCompressor())
                .withSchema(message)
                .withAllocator(properties.getAllocator())
                .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
                .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
                .build();
    }
}
