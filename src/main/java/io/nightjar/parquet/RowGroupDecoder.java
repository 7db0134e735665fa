package io.nightjar.parquet;

import io.nightjar.error.NightjarException;
import io.nightjar.storage.Storage;
import io.nightjar.table.ColumnVector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;

/** The wanted columns of one row group: their compressed bytes in memory, decoded as batches ask for them. */
final class RowGroupDecoder {
    // Files of parquet-java before 1.2.9 leave the dictionary's header out of a chunk's size.
    private static final int SLACK = 100;

    private final List<ColumnDecoder> decoders;

    private RowGroupDecoder(List<ColumnDecoder> decoders) {
        this.decoders = decoders;
    }

    static RowGroupDecoder open(
            Storage.RandomAccess in, Footer footer, int rowGroup, List<FileColumn.Accepted> columns) {
        List<ColumnDecoder> decoders = new ArrayList<>();
        for (FileColumn.Accepted column : columns) {
            Place place = new Place(footer.location(), column.column().name(), rowGroup);
            BlockMetaData block = footer.rowGroups().get(rowGroup);
            ColumnChunkMetaData chunk = chunk(place, block, column);
            ByteBuffer bytes = bytes(place, in, footer, chunk);
            decoders.add(ColumnDecoder.of(
                    column, new ChunkPages(place, column.descriptor(), chunk, footer.createdBy(), bytes)));
        }
        return new RowGroupDecoder(decoders);
    }

    private static ColumnChunkMetaData chunk(Place place, BlockMetaData block, FileColumn.Accepted column) {
        ColumnPath path = ColumnPath.get(column.descriptor().getPath());
        for (ColumnChunkMetaData chunk : block.getColumns()) {
            if (chunk.getPath().equals(path)) {
                if (chunk.getValueCount() != block.getRowCount()) {
                    throw place.damaged(
                            "it has " + chunk.getValueCount() + " values for " + block.getRowCount() + " rows");
                }
                return chunk;
            }
        }
        throw place.damaged("it is missing");
    }

    private static ByteBuffer bytes(Place place, Storage.RandomAccess in, Footer footer, ColumnChunkMetaData chunk) {
        long start = chunk.getStartingPos();
        long size = chunk.getTotalSize();
        if (start < 0 || size < 0 || size > footer.end() || start > footer.end() - size) {
            throw place.damaged("it would lie outside of the file's data");
        }
        if (size > Integer.MAX_VALUE - SLACK) {
            throw place.unsupported("it is larger than 2 GB");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size + SLACK, footer.end() - start));
        in.seek(start);
        in.readFully(bytes);
        return bytes.flip();
    }

    /** The next rows of all columns. */
    List<ColumnVector> read(int rows) {
        List<ColumnVector> vectors = new ArrayList<>();
        for (ColumnDecoder decoder : decoders) {
            vectors.add(read(decoder, rows));
        }
        return vectors;
    }

    private static ColumnVector read(ColumnDecoder decoder, int rows) {
        try {
            return decoder.read(rows);
        } catch (NightjarException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // parquet-java answers a broken page with whatever its loops run into.
            throw decoder.pages().place().damaged(e);
        }
    }
}
