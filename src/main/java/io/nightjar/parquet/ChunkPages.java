package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;

/**
 * The pages of one flat column chunk, taken out of their compression one at a time: each is valid until the next is asked
 * for. Sizes and counts are checked before memory is taken for them, checksums wherever a page has one.
 */
final class ChunkPages implements AutoCloseable {
    private static final ParquetMetadataConverter CONVERTER = new ParquetMetadataConverter();
    // No page is larger than what its chunk says it holds; below this size that is not worth trusting.
    private static final int PAGE_FLOOR = 64 << 20;
    private static final int HEADER_BYTES = 1 << 10;
    private static final int MOST_HEADER_BYTES = 1 << 22;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Chunk chunk;
    private final ChunkBytes bytes;
    private final ReaderMemory memory;
    private final PageCodec codec;
    private final PageChecks checks;
    private final PageDecoders decoders;
    private final PageBlocks blocks;
    private long rowsLeft;
    private boolean hasDictionary;
    private long pageStart;
    private long pageEnd;
    private ByteBuffer page = NOTHING;

    ChunkPages(Chunk chunk, ChunkBytes bytes, ReaderMemory memory, PageCodec codec, PageChecks checks) {
        this.chunk = chunk;
        this.bytes = bytes;
        this.memory = memory;
        this.codec = codec;
        this.checks = checks;
        this.decoders = new PageDecoders(chunk);
        this.blocks = new PageBlocks(chunk, bytes, memory, decoders);
        this.rowsLeft = chunk.values();
        this.pageEnd = bytes.position();
    }

    Place place() {
        return chunk.place();
    }

    /** The next page with rows or a dictionary. */
    ChunkPage next() throws IOException {
        while (true) {
            pageStart = pageEnd;
            bytes.seek(pageStart);
            ChunkPage next = read();
            if (next instanceof ChunkPage.Dictionary) {
                if (hasDictionary) {
                    throw place().damaged("it has two dictionaries");
                }
                hasDictionary = true;
                return next;
            }
            int rows = ((ChunkPage.Data) next).rows();
            if (rows > rowsLeft) {
                throw place().damaged("its pages have more rows than its row group");
            }
            rowsLeft -= rows;
            if (rows > 0) {
                return next;
            }
        }
    }

    /** Gives memory back: the last page is not valid any more. Says no where it could not be read again by itself. */
    boolean forget() {
        if (decoders.isSequel()) {
            return false;
        }
        close();
        return true;
    }

    /** Reads the page again that was forgotten. */
    ChunkPage.Data recall() throws IOException {
        bytes.seek(pageStart);
        return (ChunkPage.Data) read();
    }

    /** Gives all memory back. */
    @Override
    public void close() {
        bytes.release();
        releasePage();
        blocks.close();
    }

    private void releasePage() {
        blocks.release();
        if (page.capacity() > 0) {
            memory.giveBack(page);
            page = NOTHING;
        }
    }

    private ChunkPage read() throws IOException {
        PageHeader header = header();
        int size = header.getCompressed_page_size();
        if (size < 0 || size > bytes.left()) {
            throw place().damaged("a page is larger than its column chunk");
        }
        int pageSize = header.getUncompressed_page_size();
        if (pageSize < 0 || pageSize > Math.max(PAGE_FLOOR, chunk.uncompressedBytes())) {
            throw place().damaged("a page would be larger than its column chunk when decompressed");
        }
        pageEnd = bytes.position() + size;
        releasePage();
        if (header.isSetCrc()) {
            checks.check(header, bytes.peek(size).limit(size), place());
        } else {
            checks.missing();
        }
        Optional<ChunkPage.Data> some = blocks.open(header);
        return some.isPresent() ? some.get() : whole(header);
    }

    private ChunkPage whole(PageHeader header) throws IOException {
        ChunkPage whole = decompressed(header);
        bytes.seek(pageEnd);
        bytes.shrink();
        return whole;
    }

    private ChunkPage decompressed(PageHeader header) throws IOException {
        ByteBuffer body = bytes.peek(header.getCompressed_page_size()).limit(header.getCompressed_page_size());
        page = memory.lend(header.getUncompressed_page_size());
        return switch (header.getType()) {
            case DICTIONARY_PAGE -> dictionary(header.getDictionary_page_header(), body);
            case DATA_PAGE -> data(header.getData_page_header(), body);
            case DATA_PAGE_V2 -> data(header.getData_page_header_v2(), body);
            // Never written by anybody; the format allows to skip it.
            case INDEX_PAGE -> ChunkPage.Data.NONE;
        };
    }

    /** Headers have no length of their own: what is too short to be one is tried again with more. */
    private PageHeader header() throws IOException {
        if (bytes.left() == 0) {
            throw place().damaged("its pages have fewer rows than its row group");
        }
        for (int size = HEADER_BYTES; ; size *= Byte.SIZE) {
            ByteBuffer ahead = bytes.peek(size);
            boolean isAll = ahead.remaining() == bytes.left();
            try (ByteBufferInputStream in = ByteBufferInputStream.wrap(ahead)) {
                PageHeader header = Util.readPageHeader(in);
                bytes.skip((int) in.position());
                return header;
            } catch (IOException e) {
                if (isAll || size >= MOST_HEADER_BYTES) {
                    throw e;
                }
            } catch (StackOverflowError endless) {
                // Bytes that say of every structure that another one begins in it.
                throw place().damaged("a page header cannot be decoded");
            }
        }
    }

    private ChunkPage dictionary(DictionaryPageHeader about, ByteBuffer body) throws IOException {
        codec.decompress(body, page.duplicate());
        long least = (long) about.getNum_values() * PlainValues.leastBytes(chunk.descriptor());
        if (about.getNum_values() < 0 || least > page.remaining()) {
            throw place().damaged("its dictionary has more entries than bytes");
        }
        Encoding encoding = about.getEncoding();
        if (encoding != Encoding.PLAIN && encoding != Encoding.PLAIN_DICTIONARY) {
            throw place().unsupported("its dictionary is encoded as " + encoding);
        }
        return new ChunkPage.Dictionary(PlainValues.of(page, chunk.descriptor()), about.getNum_values());
    }

    private ChunkPage data(DataPageHeader about, ByteBuffer body) throws IOException {
        codec.decompress(body, page.duplicate());
        checkRows(about.getNum_values());
        return decoders.data(
                about.getNum_values(),
                page,
                CONVERTER.getEncoding(about.getDefinition_level_encoding()),
                CONVERTER.getEncoding(about.getEncoding()));
    }

    private ChunkPage data(DataPageHeaderV2 about, ByteBuffer body) throws IOException {
        checkRows(about.getNum_values());
        int repetition = about.getRepetition_levels_byte_length();
        int definition = about.getDefinition_levels_byte_length();
        if (repetition < 0 || definition < 0 || (long) repetition + definition > body.remaining()) {
            throw place().damaged("the levels of a page are larger than the page");
        }
        int levels = repetition + definition;
        if (levels > page.remaining()) {
            throw place().damaged("a page is smaller than its levels");
        }
        page.put(0, body, body.position(), levels);
        ByteBuffer stored = body.duplicate().position(body.position() + levels);
        ByteBuffer data = page.duplicate().position(levels);
        // A page of nulls may be declared compressed and have no bytes at all.
        if (stored.hasRemaining() || data.hasRemaining()) {
            (about.isIs_compressed() ? codec : StoredPages.CODEC).decompress(stored, data);
        }
        return decoders.data(
                about.getNum_values(), page, repetition, levels, CONVERTER.getEncoding(about.getEncoding()));
    }

    private void checkRows(int rows) {
        if (rows < 0) {
            throw place().damaged("a page has a negative number of rows");
        }
    }
}
