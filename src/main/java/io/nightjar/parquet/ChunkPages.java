package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.apache.parquet.CorruptDeltaByteArrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.RequiresPreviousReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one flat column chunk, taken out of their compression one at a time. Sizes and counts are checked before
 * memory is taken for them, checksums wherever a page has one.
 */
final class ChunkPages {
    private static final ParquetMetadataConverter CONVERTER = new ParquetMetadataConverter();
    // No page is larger than what its chunk says it holds; below this size that is not worth trusting.
    private static final int PAGE_FLOOR = 64 << 20;

    private final Place place;
    private final ColumnDescriptor descriptor;
    private final ColumnChunkMetaData chunk;
    private final String createdBy;
    private final PageCodec codec;
    private final ByteBufferInputStream in;
    private long rowsLeft;
    private @Nullable Dictionary dictionary;
    private @Nullable ValuesReader previous;

    /** @param bytes all of the chunk; some may follow that are not */
    ChunkPages(
            Place place, ColumnDescriptor descriptor, ColumnChunkMetaData chunk, String createdBy, ByteBuffer bytes) {
        this.place = place;
        this.descriptor = descriptor;
        this.chunk = chunk;
        this.createdBy = createdBy;
        this.codec = PageCodec.of(chunk.getCodec(), place);
        this.in = ByteBufferInputStream.wrap(bytes);
        this.rowsLeft = chunk.getValueCount();
    }

    Place place() {
        return place;
    }

    /** The dictionary of the chunk, where a page has been read that is coded with it. */
    Dictionary dictionary() {
        if (dictionary == null) {
            throw place.damaged("a page is coded with a dictionary, and there is none");
        }
        return dictionary;
    }

    /** The next page with rows. */
    Page next() throws IOException {
        while (true) {
            PageHeader header = Util.readPageHeader(in);
            ByteBuffer body = body(header);
            switch (header.getType()) {
                case DICTIONARY_PAGE -> readDictionary(header, body);
                case DATA_PAGE -> {
                    Page page = page(header, header.getData_page_header(), body);
                    if (page.rows() > 0) {
                        return page;
                    }
                }
                case DATA_PAGE_V2 -> {
                    Page page = page(header, header.getData_page_header_v2(), body);
                    if (page.rows() > 0) {
                        return page;
                    }
                }
                case INDEX_PAGE -> {
                    // Never written by anybody; the format allows to skip it.
                }
            }
        }
    }

    private ByteBuffer body(PageHeader header) throws IOException {
        int size = header.getCompressed_page_size();
        if (size < 0 || size > in.available()) {
            throw place.damaged("a page is larger than its column chunk");
        }
        int pageSize = header.getUncompressed_page_size();
        if (pageSize < 0 || pageSize > Math.max(PAGE_FLOOR, chunk.getTotalUncompressedSize())) {
            throw place.damaged("a page would be larger than its column chunk when decompressed");
        }
        ByteBuffer body = in.slice(size).slice();
        if (header.isSetCrc()) {
            CRC32 crc = new CRC32();
            crc.update(body.duplicate());
            if ((int) crc.getValue() != header.getCrc()) {
                throw place.damaged("the checksum of a page differs");
            }
        }
        return body;
    }

    private void readDictionary(PageHeader header, ByteBuffer body) throws IOException {
        if (dictionary != null) {
            throw place.damaged("it has two dictionaries");
        }
        DictionaryPageHeader about = header.getDictionary_page_header();
        ByteBuffer page = codec.decompress(body, header.getUncompressed_page_size());
        long least = (long) about.getNum_values() * leastBytes();
        if (about.getNum_values() < 0 || least > page.remaining()) {
            throw place.damaged("its dictionary has more entries than bytes");
        }
        Encoding encoding = CONVERTER.getEncoding(about.getEncoding());
        dictionary = encoding.initDictionary(
                descriptor, new DictionaryPage(BytesInput.from(page), about.getNum_values(), encoding));
    }

    private int leastBytes() {
        return switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
            case INT64, DOUBLE -> Long.BYTES;
            default -> Integer.BYTES;
        };
    }

    private Page page(PageHeader header, DataPageHeader about, ByteBuffer body) throws IOException {
        int rows = rows(about.getNum_values());
        ByteBufferInputStream bytes =
                ByteBufferInputStream.wrap(codec.decompress(body, header.getUncompressed_page_size()));
        Page.Levels levels = () -> 1;
        if (descriptor.getMaxDefinitionLevel() > 0) {
            ValuesReader reader = CONVERTER
                    .getEncoding(about.getDefinition_level_encoding())
                    .getValuesReader(descriptor, ValuesType.DEFINITION_LEVEL);
            reader.initFromPage(rows, bytes);
            levels = reader::readInteger;
        }
        return page(rows, levels, CONVERTER.getEncoding(about.getEncoding()), bytes);
    }

    private Page page(PageHeader header, DataPageHeaderV2 about, ByteBuffer body) throws IOException {
        int rows = rows(about.getNum_values());
        int repetition = about.getRepetition_levels_byte_length();
        int definition = about.getDefinition_levels_byte_length();
        if (repetition < 0 || definition < 0 || (long) repetition + definition > body.remaining()) {
            throw place.damaged("the levels of a page are larger than the page");
        }
        ByteBuffer levelBytes = body.slice(repetition, definition);
        ByteBuffer data = body.slice(repetition + definition, body.remaining() - repetition - definition);
        int dataSize = header.getUncompressed_page_size() - repetition - definition;
        // A page of nulls may be declared compressed and have no bytes at all.
        if (about.isIs_compressed() && (data.hasRemaining() || dataSize != 0)) {
            if (dataSize < 0) {
                throw place.damaged("a page is smaller than its levels");
            }
            data = codec.decompress(data, dataSize);
        }
        Page.Levels levels = () -> 1;
        if (descriptor.getMaxDefinitionLevel() > 0) {
            RunLengthBitPackingHybridDecoder decoder =
                    new RunLengthBitPackingHybridDecoder(1, ByteBufferInputStream.wrap(levelBytes));
            levels = decoder::readInt;
        }
        return page(rows, levels, CONVERTER.getEncoding(about.getEncoding()), ByteBufferInputStream.wrap(data));
    }

    private int rows(int rows) {
        if (rows < 0 || rows > rowsLeft) {
            throw place.damaged("its pages have more rows than its row group");
        }
        rowsLeft -= rows;
        return rows;
    }

    private Page page(int rows, Page.Levels levels, Encoding encoding, ByteBufferInputStream bytes) throws IOException {
        boolean coded = encoding.usesDictionary();
        ValuesReader values = coded
                ? encoding.getDictionaryBasedValuesReader(descriptor, ValuesType.VALUES, dictionary())
                : encoding.getValuesReader(descriptor, ValuesType.VALUES);
        try {
            values.initFromPage(rows, bytes);
        } catch (OutOfMemoryError e) {
            // The page is in memory already: what asks for so much more is a broken count inside it.
            throw place.damaged(e);
        }
        if (previous != null
                && values instanceof RequiresPreviousReader sequel
                && CorruptDeltaByteArrays.requiresSequentialReads(createdBy, encoding)) {
            sequel.setPreviousReader(previous);
        }
        previous = values;
        return new Page(rows, levels, values, coded);
    }
}
