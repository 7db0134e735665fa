package io.nightjar.parquet;

import io.nightjar.error.NightjarException;
import io.nightjar.table.ColumnVector;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/** The wanted columns of a file, row group after row group, decoded as batches ask for them. */
final class RowGroupDecoder implements AutoCloseable {
    /** What the values of a batch may take, where more than one row would take more … */
    private static final long MOST_BATCH_BYTES = 8L << 20;
    /** … and take where there are rows enough: they stay in the second-level cache while they are scored. */
    private static final long BATCH_BYTES = 2L << 20;

    private static final long ENOUGH_ROWS = 512;
    /** Of the memory of a reader, what decoded rows may take where its pages find no room. */
    private static final long DECODED_SHARE = 2;

    // A window for each column: large enough for a page of most writers, small where there are very many columns …
    private static final int MOST_STEP = 1 << 18;
    private static final int WINDOWS_SHARE = 8;
    // … and where a read costs little more than its bytes, so small that they are still in the cache when they are
    // used.
    private static final int LOCAL_STEP = 1 << 15;

    private final ReadAhead reads;
    private final Footer footer;
    private final ReaderMemory memory;
    private final List<ColumnDecoder> decoders;
    private final Map<CompressionCodecName, PageCodec> codecs = new EnumMap<>(CompressionCodecName.class);
    private final PageChecks checks = new PageChecks();
    private final int step;
    private boolean isShort;

    RowGroupDecoder(ReadAhead reads, Footer footer, List<FileColumn.Accepted> columns, ReaderMemory memory) {
        this.reads = reads;
        this.footer = footer;
        this.memory = memory;
        this.decoders =
                columns.stream().map(column -> ColumnDecoder.of(column, memory)).toList();
        int count = Math.max(1, columns.size());
        this.step = (int)
                Math.min(reads.isWorthwhile() ? MOST_STEP : LOCAL_STEP, memory.limitOfThis() / WINDOWS_SHARE / count);
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
        long ofARow = bytesOfARow();
        return rows(most, Math.min(MOST_BATCH_BYTES, Math.max(BATCH_BYTES, ENOUGH_ROWS * ofARow)) / ofARow);
    }

    /**
     * How many of the next rows to decode at once: those of the batch, or more where pages find no room. Each time, such pages
     * are read and decompressed again.
     *
     * @param batch rows of {@link #rows}
     * @param left of the row group
     */
    int rowsAtOnce(int batch, long left) {
        return isShort ? Math.max(batch, rows(left, memory.limitOfThis() / DECODED_SHARE / bytesOfARow())) : batch;
    }

    private long bytesOfARow() {
        long bytes = 0;
        for (ColumnDecoder decoder : decoders) {
            bytes += decoded(decoder, decoder::bytesOfARow);
        }
        return Math.max(1, bytes);
    }

    private int rows(long most, long fitting) {
        long rows = Math.min(Math.min(most, Integer.MAX_VALUE), Math.max(1, fitting));
        for (ColumnDecoder decoder : decoders) {
            rows = Math.min(rows, decoded(decoder, decoder::rowsTogether));
        }
        return (int) rows;
    }

    /** Whether all pages that were read carried checksums. */
    boolean hasChecksums() {
        return checks.isComplete();
    }

    /**
     * The next rows of all columns, each read as soon as it is decompressed: with very many columns none of it would be in
     * the processor's cache any more when all are. Two are decompressed at a time, which takes little longer than one.
     */
    List<ColumnVector> read(int rows) {
        ColumnVector[] vectors = new ColumnVector[decoders.size()];
        int waiting = -1;
        @Nullable SnappyPage page = null;
        for (int i = 0; i < vectors.length; i++) {
            ColumnDecoder decoder = decoders.get(i);
            @Nullable SnappyPage other = decoded(decoder, decoder::waiting).orElse(null);
            if (other != null && page == null) {
                waiting = i;
                page = other;
                continue;
            }
            while (other != null && page != null && page.isWaiting() && other.isWaiting()) {
                SnappyPage.decompress(page, other);
            }
            if (other != null && other.isWaiting()) {
                vectors[waiting] = read(waiting, rows);
                waiting = i;
                page = other;
            } else {
                vectors[i] = read(i, rows);
            }
        }
        if (page != null) {
            vectors[waiting] = read(waiting, rows);
        }
        isShort |= decoders.stream().anyMatch(ColumnDecoder::readsAgain);
        return List.of(vectors);
    }

    private ColumnVector read(int column, int rows) {
        ColumnDecoder decoder = decoders.get(column);
        return decoded(decoder, () -> decoder.read(rows));
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
