package io.nightjar.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one column chunk until its row group is written. Where its first page has no dictionary and hardly gets
 * smaller, as scores do, the chunk is stored as it is.
 */
final class EncodedChunk {
    private static final double WORTH_COMPRESSING = 0.9;
    private static final int LEAST_TELLING = 1 << 12;

    private final ColumnDescriptor descriptor;
    private final PageCompressor compressor;
    private final List<Page> pages = new ArrayList<>();
    private CompressionCodecName codec = CompressionCodecName.ZSTD;
    private @Nullable DictionaryPage dictionary;
    private long bytes;

    private record Page(BytesInput bytes, int size, int rows, Statistics<?> statistics, Encoding encoding) {}

    EncodedChunk(ColumnDescriptor descriptor, PageCompressor compressor) {
        this.descriptor = descriptor;
        this.compressor = compressor;
    }

    ColumnDescriptor descriptor() {
        return descriptor;
    }

    /** Whether any page needs a dictionary. */
    boolean isCoded() {
        return pages.stream().anyMatch(page -> page.encoding().usesDictionary());
    }

    /** Of all pages, as they will be written. */
    long bytes() {
        return bytes;
    }

    void add(PageBytes page, int rows, Statistics<?> statistics, Encoding encoding) {
        byte[] stored = stored(page, encoding);
        pages.add(new Page(BytesInput.from(stored), page.size(), rows, statistics, encoding));
        bytes += stored.length;
    }

    private byte[] stored(PageBytes page, Encoding encoding) {
        if (codec == CompressionCodecName.ZSTD) {
            byte[] compressed = compressor.compress(page);
            boolean decides = pages.isEmpty() && page.size() >= LEAST_TELLING && !encoding.usesDictionary();
            if (!decides || compressed.length < WORTH_COMPRESSING * page.size()) {
                return compressed;
            }
            codec = CompressionCodecName.UNCOMPRESSED;
        }
        return Arrays.copyOf(page.array(), page.size());
    }

    void setDictionary(PageBytes page, int entries) {
        byte[] stored = stored(page, Encoding.RLE_DICTIONARY);
        dictionary = new DictionaryPage(BytesInput.from(stored), page.size(), entries, Encoding.PLAIN);
    }

    void writeTo(ParquetFileWriter writer, long rows) throws IOException {
        writer.startColumn(descriptor, rows, codec);
        if (dictionary != null) {
            writer.writeDictionaryPage(dictionary);
        }
        for (Page page : pages) {
            writer.writeDataPage(
                    page.rows(),
                    page.size(),
                    page.bytes(),
                    page.statistics(),
                    page.rows(),
                    Encoding.RLE,
                    Encoding.RLE,
                    page.encoding());
        }
        writer.endColumn();
    }
}
