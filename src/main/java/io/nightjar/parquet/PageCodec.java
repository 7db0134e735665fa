package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Takes a page's bytes out of their compression. */
interface PageCodec {

    /**
     * @param body all of it is one compressed page
     * @param size of the page when taken out, as its header says
     * @return exactly {@code size} bytes
     * @throws IOException where the body is not a page of that size
     */
    ByteBuffer decompress(ByteBuffer body, int size) throws IOException;

    /** Ours for the common ones: parquet-java's make a Hadoop configuration first, which takes longer than a night's data. */
    static PageCodec of(CompressionCodecName name, Place place) {
        return switch (name) {
            case UNCOMPRESSED -> new StoredPages();
            case ZSTD -> new ZstdPages();
            case SNAPPY -> new SnappyPages();
            case GZIP -> new GzipPages();
            case LZO, BROTLI, LZ4, LZ4_RAW -> LibraryPages.of(name, place);
        };
    }
}
