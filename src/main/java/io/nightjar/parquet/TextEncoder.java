package io.nightjar.parquet;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.StringVector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Text: coded with a dictionary, until that is full or turns out not to pay; then plain. Each entry of a vector's dictionary
 * is looked at once, whatever number of rows has it.
 */
final class TextEncoder extends ColumnEncoder {
    private static final byte[] NO_TEXT = {};

    private final TextDictionary dictionary = new TextDictionary();
    private Mode mode = Mode.TRYING;
    private int[] pageCodes;
    private int pageSize;

    private String[] source = {};
    /** Of each entry of the source: its code and one, or 0 where it has none yet. */
    private int[] codes = {};

    private byte[] @Nullable [] texts = {};
    private byte[] least = NO_TEXT;
    private byte[] largest = NO_TEXT;

    private enum Mode {
        /** Coded, and no page shows yet whether that pays. */
        TRYING,
        CODED,
        /** Coded up to the end of this page. */
        FULL,
        PLAIN
    }

    TextEncoder(Column column, EncodedChunk chunk, PageScratch scratch) {
        super(column, chunk, scratch);
        this.pageCodes = scratch.memory().lendCodes();
    }

    @Override
    int encode(ColumnVector vector, int from, int to, long firstRow) {
        StringVector strings = (StringVector) vector;
        if (strings.dictionary() != source) {
            source = strings.dictionary();
            codes = new int[source.length];
            texts = new byte[source.length][];
        }
        return mode == Mode.PLAIN ? encodePlain(strings, from, to, firstRow) : encodeCodes(strings, from, to, firstRow);
    }

    private int encodeCodes(StringVector vector, int from, int to, long firstRow) {
        if (pageCodes.length < pageSize + to - from) {
            int most = Math.max(pageSize + to - from, 2 * pageCodes.length);
            pageCodes = Arrays.copyOf(pageCodes, Math.min(FileFormat.PAGE_ROWS, most));
        }
        boolean mayBeNull = vector.hasNulls();
        int[] entries = vector.codes();
        for (int row = from; row < to; row++) {
            if (!mayBeNull || !vector.isNull(row)) {
                int entry = entries[row];
                if (codes[entry] == 0) {
                    int code = code(entry, firstRow + row);
                    if (code < 0) {
                        mode = Mode.FULL;
                        return row;
                    }
                    codes[entry] = code + 1;
                }
                pageCodes[pageSize++] = codes[entry] - 1;
            }
        }
        return to;
    }

    private int code(int entry, long row) {
        int code = dictionary.code(source[entry]);
        if (code >= 0) {
            return code;
        }
        byte[] text = text(entry, row);
        return dictionary.takes(text) ? dictionary.add(source[entry], text) : -1;
    }

    private byte[] text(int entry, long row) {
        byte[] text = texts[entry];
        if (text == null) {
            if (!Utf8.canEncode(source[entry])) {
                throw refused(row, "has half of a surrogate pair, which no UTF-8 text can hold");
            }
            text = source[entry].getBytes(StandardCharsets.UTF_8);
            texts[entry] = text;
        }
        return text;
    }

    private int encodePlain(StringVector vector, int from, int to, long firstRow) {
        for (int row = from; row < to; row++) {
            if (!vector.isNull(row)) {
                put(text(vector.codes()[row], firstRow + row));
                if (super.isFull()) {
                    return row + 1;
                }
            }
        }
        return to;
    }

    private void put(byte[] text) {
        if (values().size() == 0) {
            least = text;
            largest = text;
        } else {
            least = Arrays.compareUnsigned(text, least) < 0 ? text : least;
            largest = Arrays.compareUnsigned(text, largest) > 0 ? text : largest;
        }
        values().putInt(text.length);
        values().put(text);
    }

    @Override
    boolean isFull() {
        return mode == Mode.FULL || super.isFull();
    }

    @Override
    Encoding beforeEnd() {
        if (mode == Mode.TRYING && pageSize > 0) {
            long coded = (long) pageSize * dictionary.width() / Byte.SIZE + dictionary.bytes();
            mode = dictionary.plainBytes(pageCodes, pageSize) > coded ? Mode.CODED : Mode.PLAIN;
            if (mode == Mode.PLAIN) {
                for (int i = 0; i < pageSize; i++) {
                    put(dictionary.text(pageCodes[i]));
                }
                pageSize = 0;
            }
        }
        return pageSize > 0 ? Encoding.RLE_DICTIONARY : Encoding.PLAIN;
    }

    @Override
    void putValues(PageBytes page) {
        if (pageSize > 0) {
            page.put(dictionary.width());
            RunEncoder.encode(pageCodes, pageSize, dictionary.width(), page);
        } else {
            super.putValues(page);
        }
    }

    @Override
    void describe(Statistics<?> statistics) {
        byte[][] range = pageSize > 0 ? dictionary.range(pageCodes, pageSize) : new byte[][] {least, largest};
        statistics.updateStats(Binary.fromConstantByteArray(range[0]));
        statistics.updateStats(Binary.fromConstantByteArray(range[1]));
    }

    @Override
    void afterEnd() {
        pageSize = 0;
        if (mode == Mode.FULL) {
            mode = Mode.PLAIN;
        }
    }

    @Override
    void end() {
        super.end();
        if (chunk().isCoded()) {
            PageBytes page = scratch().memory().lendPage();
            dictionary.putEntries(page);
            chunk().setDictionary(page, dictionary.size());
        }
    }

    @Override
    void release() {
        super.release();
        scratch().memory().giveBack(pageCodes);
    }

    @Override
    long bytes() {
        return super.bytes() + (long) pageSize * Integer.BYTES + dictionary.memory();
    }
}
