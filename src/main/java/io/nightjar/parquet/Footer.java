package io.nightjar.parquet;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * What stands at the end of a Parquet file: schema, row groups, and where their columns are.
 *
 * @param location of the file
 * @param fileBytes size of the file
 * @param end position of the footer: all data lies before it
 * @param digest SHA-256 of the footer with its length and magic, lower-case hex
 * @param metadata as parquet-java understands it
 * @param unknownTypes top-level columns of a logical type that parquet-java does not know, and leaves out
 */
record Footer(
        String location, long fileBytes, long end, String digest, ParquetMetadata metadata, Set<String> unknownTypes) {
    // The parser's own account of bytes left is coarse; this keeps it from refusing small footers.
    private static final int SLACK = 4096;
    // Files of parquet-java before 1.2.9 leave the dictionary's header out of a chunk's size.
    private static final int CHUNK_SLACK = 100;

    static Footer read(String location, Storage.RandomAccess in) {
        FooterBytes.checkBegin(location, in);
        return of(FooterBytes.read(location, in));
    }

    static Footer of(FooterBytes encoded) {
        return parse(encoded, encoded.location(), encoded.bytes(), encoded.bytes().length - FooterBytes.TAIL);
    }

    private static Footer parse(FooterBytes encoded, String location, byte[] footer, int size) {
        try {
            FileMetaData parsed = Util.readFileMetaData(new ByteArrayInputStream(footer, 0, size), size + SLACK);
            if (parsed.isSetEncryption_algorithm()) {
                throw FooterBytes.encrypted(location);
            }
            ParquetMetadata metadata = new ParquetMetadataConverter().fromParquetMetadata(parsed);
            checkRows(location, metadata.getBlocks());
            return new Footer(
                    location,
                    encoded.fileBytes(),
                    encoded.fileBytes() - footer.length,
                    encoded.digest(),
                    metadata,
                    unknownTypes(parsed.getSchema()));
        } catch (NightjarException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw NightjarException.of(
                    ErrorCode.FILE_CORRUPT, location + " is damaged: its footer cannot be decoded", e);
        }
    }

    /** The schema is a tree, written root first: each element says how many children follow it. */
    private static Set<String> unknownTypes(List<SchemaElement> schema) {
        Set<String> unknown = new HashSet<>();
        int deeper = 0;
        for (SchemaElement element : schema.subList(1, schema.size())) {
            if (deeper == 0
                    && element.isSetLogicalType()
                    && !element.getLogicalType().isSet()) {
                unknown.add(element.getName());
            }
            deeper = Math.max(0, deeper - 1) + element.getNum_children();
        }
        return unknown;
    }

    private static void checkRows(String location, List<BlockMetaData> rowGroups) {
        long rows = 0;
        for (int i = 0; i < rowGroups.size(); i++) {
            BlockMetaData rowGroup = rowGroups.get(i);
            if (rowGroup.getRowCount() < 0) {
                throw FooterBytes.damaged(location, "row group " + i + " would have a negative number of rows");
            }
            if (rowGroup.getPath() != null) {
                throw NightjarException.of(
                        ErrorCode.FILE_UNSUPPORTED,
                        location + " cannot be read: its row group " + i + " lies in another file");
            }
            rows = Math.addExact(rows, rowGroup.getRowCount());
        }
    }

    /** Encoded. */
    long size() {
        return fileBytes - end;
    }

    List<BlockMetaData> rowGroups() {
        return metadata.getBlocks();
    }

    private String createdBy() {
        return String.valueOf(metadata.getFileMetaData().getCreatedBy());
    }

    /** Where a column lies in a row group. */
    Chunk chunk(int rowGroup, FileColumn.Accepted column) {
        Place place = new Place(location, column.column().name(), rowGroup);
        BlockMetaData block = rowGroups().get(rowGroup);
        ColumnChunkMetaData chunk = find(block.getColumns(), column).orElseThrow(() -> place.damaged("it is missing"));
        if (chunk.getValueCount() != block.getRowCount()) {
            throw place.damaged("it has " + chunk.getValueCount() + " values for " + block.getRowCount() + " rows");
        }
        long start = chunk.getStartingPos();
        long size = chunk.getTotalSize();
        if (start < 0 || size < 0 || size > end || start > end - size) {
            throw place.damaged("it would lie outside of the file's data");
        }
        return new Chunk(
                place,
                column.descriptor(),
                chunk.getCodec(),
                start,
                Math.min(start + size + CHUNK_SLACK, end),
                chunk.getValueCount(),
                chunk.getTotalUncompressedSize(),
                createdBy());
    }

    /** Its place is that in the schema, by the format's rules; not all writers kept to them. */
    private static Optional<ColumnChunkMetaData> find(List<ColumnChunkMetaData> chunks, FileColumn.Accepted column) {
        ColumnPath path = ColumnPath.get(column.descriptor().getPath());
        if (column.leaf() < chunks.size() && chunks.get(column.leaf()).getPath().equals(path)) {
            return Optional.of(chunks.get(column.leaf()));
        }
        return chunks.stream().filter(chunk -> chunk.getPath().equals(path)).findFirst();
    }
}
