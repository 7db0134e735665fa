package io.nightjar.parquet;

import java.io.IOException;
import java.util.ArrayList;
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
    private final PageScratch scratch;
    private final List<Page> pages = new ArrayList<>();
    private final List<PageBytes> kept = new ArrayList<>();
    private CompressionCodecName codec = CompressionCodecName.ZSTD;
    private @Nullable DictionaryPage dictionary;
    private long bytes;

    /**
     * @param stored as it will stand in the file
     * @param size before it was compressed
     */
    private record Page(BytesInput stored, int size, int rows, Statistics<?> statistics, Encoding encoding) {}

    EncodedChunk(ColumnDescriptor descriptor, PageScratch scratch) {
        this.descriptor = descriptor;
        this.scratch = scratch;
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

    /** What a page would take in the file; it stays the caller's. */
    int compressedSize(PageBytes page) {
        return Math.min(page.size(), scratch.compressor().compress(page));
    }

    /** Takes the page over. */
    void add(PageBytes page, int rows, Statistics<?> statistics, Encoding encoding) {
        int size = page.size();
        BytesInput stored = store(page, encoding);
        pages.add(new Page(stored, size, rows, statistics, encoding));
        bytes += stored.size();
    }

    private BytesInput store(PageBytes page, Encoding encoding) {
        if (codec == CompressionCodecName.ZSTD) {
            int compressed = scratch.compressor().compress(page);
            boolean decides = pages.isEmpty() && page.size() >= LEAST_TELLING && !encoding.usesDictionary();
            if (!decides || compressed < WORTH_COMPRESSING * page.size()) {
                scratch.memory().giveBack(page);
                return scratch.compressed().keep(scratch.compressor().target(), compressed);
            }
            codec = CompressionCodecName.UNCOMPRESSED;
        }
        kept.add(page);
        return BytesInput.from(page.array(), 0, page.size());
    }

    /** Takes the page of the dictionary's entries over. */
    void setDictionary(PageBytes page, int entries) {
        int size = page.size();
        dictionary = new DictionaryPage(store(page, Encoding.RLE_DICTIONARY), size, entries, Encoding.PLAIN);
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
                    page.stored(),
                    page.statistics(),
                    page.rows(),
                    Encoding.RLE,
                    Encoding.RLE,
                    page.encoding());
        }
        writer.endColumn();
        kept.forEach(scratch.memory()::giveBack);
    }
}
