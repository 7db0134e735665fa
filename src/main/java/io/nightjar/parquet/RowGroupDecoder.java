package io.nightjar.parquet;

import io.nightjar.error.NightjarException;
import io.nightjar.table.ColumnVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/** The wanted columns of a file, row group after row group, decoded as batches ask for them. */
final class RowGroupDecoder implements AutoCloseable {
    /** What the values of a batch may take, where more than one row would take more. */
    private static final long BATCH_BYTES = 8L << 20;

    // A window for each column: large enough for a page of most writers, small where there are very many columns.
    private static final int MOST_STEP = 1 << 18;
    private static final int WINDOWS_SHARE = 8;

    private final ReadAhead reads;
    private final Footer footer;
    private final ReaderMemory memory;
    private final List<ColumnDecoder> decoders;
    private final Map<CompressionCodecName, PageCodec> codecs = new EnumMap<>(CompressionCodecName.class);
    private final PageChecks checks = new PageChecks();
    private final int step;
    private final int rowsOfABatch;

    RowGroupDecoder(ReadAhead reads, Footer footer, List<FileColumn.Accepted> columns, ReaderMemory memory) {
        this.reads = reads;
        this.footer = footer;
        this.memory = memory;
        this.decoders =
                columns.stream().map(column -> ColumnDecoder.of(column, memory)).toList();
        int count = Math.max(1, columns.size());
        this.step = (int) Math.min(MOST_STEP, memory.limitOfThis() / WINDOWS_SHARE / count);
        this.rowsOfABatch = (int) Math.max(1, BATCH_BYTES / Long.BYTES / count);
    }

    void begin(int rowGroup) {
        for (ColumnDecoder decoder : decoders) {
            Chunk chunk = footer.chunk(rowGroup, decoder.column());
            ChunkBytes bytes = new ChunkBytes(reads, memory, chunk.start(), chunk.end(), step);
            PageCodec codec = codecs.computeIfAbsent(chunk.codec(), name -> PageCodec.of(name, chunk.place()));
            decoder.begin(new ChunkPages(chunk, bytes, memory, codec, checks));
            bytes.readAhead();
        }
    }

    /** How many of the next rows make a batch: fewer than {@code most} where they are wide. */
    int rows(int most) {
        int rows = Math.min(most, rowsOfABatch);
        for (ColumnDecoder decoder : decoders) {
            rows = Math.min(rows, decoded(decoder, () -> decoder.mostRows(BATCH_BYTES)));
        }
        return rows;
    }

    /** Whether all pages that were read carried checksums. */
    boolean hasChecksums() {
        return checks.isComplete();
    }

    /** The next rows of all columns. */
    List<ColumnVector> read(int rows) {
        decompress();
        List<ColumnVector> vectors = new ArrayList<>(decoders.size());
        for (ColumnDecoder decoder : decoders) {
            vectors.add(decoded(decoder, () -> decoder.read(rows)));
        }
        return vectors;
    }

    /** Two columns at a time, which takes little longer than one; what is left over waits until it is read. */
    private void decompress() {
        @Nullable SnappyPage waiting = null;
        for (ColumnDecoder decoder : decoders) {
            @Nullable SnappyPage other = decoded(decoder, decoder::waiting).orElse(null);
            while (other != null && waiting != null && waiting.isWaiting() && other.isWaiting()) {
                SnappyPage.decompress(waiting, other);
            }
            waiting = other != null && other.isWaiting() ? other : waiting;
        }
    }

    private interface Decoding<T> {
        T get() throws IOException;
    }

    private static <T> T decoded(ColumnDecoder decoder, Decoding<T> decoding) {
        try {
            return decoding.get();
        } catch (NightjarException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // A broken page is answered with whatever loops run into, parquet-java's and ours.
            throw decoder.place().damaged(e);
        }
    }

    @Override
    public void close() {
        decoders.forEach(ColumnDecoder::end);
        codecs.values().forEach(PageCodec::close);
    }
}
