package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.CorruptDeltaByteArrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.values.RequiresPreviousReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Finds out how the pages of a chunk are encoded: ours for what nearly all files use, parquet-java's for the rest. */
final class PageDecoders {
    private final Chunk chunk;
    private final boolean isOptional;
    private @Nullable ValuesReader previous;

    PageDecoders(Chunk chunk) {
        this.chunk = chunk;
        this.isOptional = chunk.descriptor().getMaxDefinitionLevel() > 0;
    }

    /** Whether a page has been read by parquet-java: the next may need its reader, and its memory is not lent. */
    boolean isSequel() {
        return previous != null;
    }

    /** A page of version 1: levels, preceded by their length, then values. */
    ChunkPage.Data data(int rows, ByteBuffer page, Encoding levels, Encoding values) throws IOException {
        if (!isOptional) {
            return new ChunkPage.Data(rows, page.remaining(), Levels.NO_NULLS, content(rows, page, 0, values));
        }
        if (levels != Encoding.RLE) {
            ByteBufferInputStream in = ByteBufferInputStream.wrap(heapCopy(page, 0));
            ValuesReader reader = levels.getValuesReader(chunk.descriptor(), ValuesType.DEFINITION_LEVEL);
            reader.initFromPage(rows, in);
            int start = page.limit() - in.available();
            return new ChunkPage.Data(
                    rows, page.remaining(), new LibraryLevels(reader), content(rows, page, start, values));
        }
        if (page.remaining() < Integer.BYTES) {
            throw new IOException("no room for levels");
        }
        int size = page.getInt(0);
        if (size < 0 || size > page.remaining() - Integer.BYTES) {
            throw new IOException("levels are larger than their page");
        }
        int end = Integer.BYTES + size;
        return new ChunkPage.Data(
                rows,
                page.remaining(),
                new RunDecoder(page, Integer.BYTES, end, 1)::readNulls,
                content(rows, page, end, values));
    }

    /** A page of version 2: its definition levels stand between two places before the values. */
    ChunkPage.Data data(int rows, ByteBuffer page, int levelsStart, int levelsEnd, Encoding values) throws IOException {
        Levels levels = isOptional ? new RunDecoder(page, levelsStart, levelsEnd, 1)::readNulls : Levels.NO_NULLS;
        return new ChunkPage.Data(rows, page.remaining(), levels, content(rows, page, levelsEnd, values));
    }

    /**
     * A page of numbers as such, of which only some are there.
     *
     * @param size of the page
     * @param levels alone; nothing where no value can be null
     */
    ChunkPage.Data numbers(int rows, int size, ByteBuffer levels, PageInput values) throws IOException {
        return new ChunkPage.Data(
                rows,
                size,
                isOptional ? new RunDecoder(levels, 0, levels.limit(), 1)::readNulls : Levels.NO_NULLS,
                new ChunkPage.Values(new PlainNumbers(values, chunk.descriptor())));
    }

    boolean isOptional() {
        return isOptional;
    }

    private ChunkPage.Content content(int rows, ByteBuffer page, int start, Encoding encoding) throws IOException {
        if (encoding.usesDictionary()) {
            // A page of nulls may lack even the width of its codes.
            boolean hasWidth = start < page.limit();
            return new ChunkPage.Codes(new RunDecoder(
                    page, hasWidth ? start + 1 : start, page.limit(), hasWidth ? page.get(start) & 0xFF : 0));
        }
        if (encoding == Encoding.PLAIN) {
            return new ChunkPage.Values(
                    PlainValues.of(page.duplicate().order(page.order()).position(start), chunk.descriptor()));
        }
        if (PlainNumbers.areIn(chunk.descriptor())) {
            ByteBuffer values = page.duplicate().order(page.order()).position(start);
            PrimitiveTypeName type = chunk.descriptor().getPrimitiveType().getPrimitiveTypeName();
            if (encoding == Encoding.BYTE_STREAM_SPLIT) {
                return new ChunkPage.Values(
                        new ByteStreamNumbers(values, type, PlainValues.leastBytes(chunk.descriptor())));
            }
            if (encoding == Encoding.DELTA_BINARY_PACKED && isWhole(type)) {
                return new ChunkPage.Values(new DeltaNumbers(values, type == PrimitiveTypeName.INT32));
            }
        }
        if (encoding == Encoding.RLE
                && chunk.descriptor().getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN) {
            return new ChunkPage.Values(booleans(page, start));
        }
        return new ChunkPage.Values(library(rows, heapCopy(page, start), encoding));
    }

    /** Runs of one bit behind their length; a page of nulls may lack both. */
    private static RunBooleans booleans(ByteBuffer page, int start) throws IOException {
        if (start == page.limit()) {
            return new RunBooleans(new RunDecoder(page, start, start, 1));
        }
        int room = page.limit() - start - Integer.BYTES;
        int size = room < 0 ? -1 : page.getInt(start);
        if (size < 0 || size > room) {
            throw new IOException("runs are larger than their page");
        }
        return new RunBooleans(new RunDecoder(page, start + Integer.BYTES, start + Integer.BYTES + size, 1));
    }

    private static boolean isWhole(PrimitiveTypeName type) {
        return type == PrimitiveTypeName.INT32 || type == PrimitiveTypeName.INT64;
    }

    /** Readers of parquet-java may keep what they have read beyond the page. */
    private static ByteBuffer heapCopy(ByteBuffer page, int start) {
        byte[] copy = new byte[page.limit() - start];
        page.get(start, copy);
        return ByteBuffer.wrap(copy);
    }

    private LibraryValues library(int rows, ByteBuffer bytes, Encoding encoding) throws IOException {
        ValuesReader reader = encoding.getValuesReader(chunk.descriptor(), ValuesType.VALUES);
        try {
            reader.initFromPage(rows, ByteBufferInputStream.wrap(bytes));
        } catch (OutOfMemoryError e) {
            // The page is in memory already: what asks for so much more is a broken count inside it.
            throw chunk.place().damaged(e);
        }
        if (previous != null
                && reader instanceof RequiresPreviousReader sequel
                && CorruptDeltaByteArrays.requiresSequentialReads(chunk.createdBy(), encoding)) {
            sequel.setPreviousReader(previous);
        }
        previous = reader;
        return new LibraryValues(reader, chunk.descriptor().getPrimitiveType().getPrimitiveTypeName());
    }
}
