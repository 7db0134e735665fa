package io.nightjar.parquet;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * A column chunk as its footer describes it.
 *
 * @param place for messages
 * @param descriptor of its column
 * @param codec of its pages
 * @param start position of its first byte in the file
 * @param end position after the last byte that may be its
 * @param values how many, nulls among them
 * @param uncompressedBytes of all pages, by the footer's word
 * @param createdBy the program that wrote the file
 */
record Chunk(
        Place place,
        ColumnDescriptor descriptor,
        CompressionCodecName codec,
        long start,
        long end,
        long values,
        long uncompressedBytes,
        String createdBy) {}
