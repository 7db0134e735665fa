package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/**
 * Opens pages of which only some bytes need to be there at once: long ones of numbers as such, in Snappy's format or without
 * compression. One at a time.
 */
final class PageBlocks {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Chunk chunk;
    private final ChunkBytes bytes;
    private final ReaderMemory memory;
    private final PageDecoders decoders;
    private PageInput page = PageInput.of(NOTHING);
    private ByteBuffer levels = NOTHING;
    private SnappyStream.@Nullable Room room;

    PageBlocks(Chunk chunk, ChunkBytes bytes, ReaderMemory memory, PageDecoders decoders) {
        this.chunk = chunk;
        this.bytes = bytes;
        this.memory = memory;
        this.decoders = decoders;
    }

    /** The page whose first byte comes next; empty, with no byte taken, where it must be there as a whole. */
    Optional<ChunkPage.Data> open(PageHeader header) throws IOException {
        if (header.getUncompressed_page_size() <= SnappyPage.BLOCK || !PlainNumbers.areIn(chunk.descriptor())) {
            return Optional.empty();
        }
        return switch (header.getType()) {
            case DATA_PAGE -> open(header, header.getData_page_header());
            case DATA_PAGE_V2 -> open(header, header.getData_page_header_v2());
            case DICTIONARY_PAGE, INDEX_PAGE -> Optional.empty();
        };
    }

    private Optional<ChunkPage.Data> open(PageHeader header, DataPageHeader about) throws IOException {
        if (about.getEncoding() != Encoding.PLAIN
                || about.getNum_values() < 0
                || (decoders.isOptional() && about.getDefinition_level_encoding() != Encoding.RLE)
                || !canOpen(chunk.codec())) {
            return Optional.empty();
        }
        long start = bytes.position();
        int size = header.getUncompressed_page_size();
        page = page(chunk.codec(), header.getCompressed_page_size(), size);
        if (decoders.isOptional()) {
            int count = page.next(Integer.BYTES, Integer.BYTES).getInt();
            if (count < 0 || count > Math.min(size, SnappyPage.BLOCK) - Integer.BYTES) {
                // Broken, or very many: that is for those who have the page as a whole.
                release();
                bytes.seek(start);
                return Optional.empty();
            }
            takeLevels(page.next(count, count), count);
        }
        return Optional.of(decoders.numbers(about.getNum_values(), size, levels, page));
    }

    private Optional<ChunkPage.Data> open(PageHeader header, DataPageHeaderV2 about) throws IOException {
        CompressionCodecName codec = about.isIs_compressed() ? chunk.codec() : CompressionCodecName.UNCOMPRESSED;
        int count = about.getDefinition_levels_byte_length();
        int bodySize = header.getCompressed_page_size() - count;
        int size = header.getUncompressed_page_size() - count;
        if (about.getEncoding() != Encoding.PLAIN
                || about.getNum_values() < 0
                || about.getRepetition_levels_byte_length() != 0
                || count < 0
                || bodySize <= 0
                || size <= 0
                || !canOpen(codec)) {
            return Optional.empty();
        }
        takeLevels(bytes.peek(count), count);
        bytes.skip(count);
        page = page(codec, bodySize, size);
        return Optional.of(decoders.numbers(about.getNum_values(), size, levels, page));
    }

    private static boolean canOpen(CompressionCodecName codec) {
        return codec == CompressionCodecName.SNAPPY || codec == CompressionCodecName.UNCOMPRESSED;
    }

    private PageInput page(CompressionCodecName codec, int bodySize, int size) throws IOException {
        if (codec == CompressionCodecName.SNAPPY) {
            return new SnappyPage(bytes, bodySize, size, memory, room());
        }
        if (bodySize != size) {
            throw StoredPages.wrong(bodySize, size);
        }
        return new StoredPage(bytes, size);
    }

    private SnappyStream.Room room() {
        if (room == null) {
            room = memory.lendRoom();
        }
        return room;
    }

    private void takeLevels(ByteBuffer from, int count) {
        levels = memory.lend(count);
        levels.put(0, from, from.position(), count);
        from.position(from.position() + count);
    }

    /** Gives all memory back. */
    void close() {
        release();
        if (room != null) {
            memory.giveBack(room);
            room = null;
        }
    }

    /** Gives memory back that only the last page needed: it is not valid any more. */
    void release() {
        page.close();
        page = PageInput.of(NOTHING);
        if (levels.capacity() > 0) {
            memory.giveBack(levels);
            levels = NOTHING;
        }
    }
}
