package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Takes a page's bytes out of their compression. Used by one thread. */
interface PageCodec extends AutoCloseable {

    /**
     * @param body direct; all that remains of it is one compressed page
     * @param page direct; all that remains of it is filled
     * @throws IOException where the body is not a page of exactly that size
     */
    void decompress(ByteBuffer body, ByteBuffer page) throws IOException;

    @Override
    default void close() {
        // Most hold nothing.
    }

    /** Ours for the common ones: parquet-java's make a Hadoop configuration first, which takes longer than a night's data. */
    static PageCodec of(CompressionCodecName name, Place place) {
        return switch (name) {
            case UNCOMPRESSED -> StoredPages.CODEC;
            case ZSTD -> new ZstdPages();
            case SNAPPY -> new SnappyPages();
            case GZIP -> new GzipPages();
            case LZ4_RAW -> new Lz4Pages();
            case LZ4 -> new HadoopLz4Pages();
            case LZO, BROTLI -> LibraryPages.of(name, place);
        };
    }
}
