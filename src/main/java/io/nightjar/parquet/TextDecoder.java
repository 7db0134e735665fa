package io.nightjar.parquet;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.StringVector;
import java.io.IOException;
import java.util.Arrays;

/**
 * Text. Codes stay codes: each entry of the chunk's dictionary is decoded once, and all batches that need nothing else
 * share its array. Values of pages without a dictionary become entries of the batch's own.
 */
final class TextDecoder extends ColumnDecoder {
    private static final String[] NONE = {};

    private final Conversion conversion;
    private String[] shared = NONE;
    private boolean isSharedUsed;
    private String[] own = NONE;
    private int ownSize;
    private int[] codes = {};

    TextDecoder(FileColumn.Accepted column, ReaderMemory memory) {
        super(column, memory);
        this.conversion = column.conversion();
    }

    @Override
    void begin(ChunkPages chunk) {
        super.begin(chunk);
        shared = NONE;
    }

    /** Text of its own takes as much memory as its page. */
    @Override
    long bytesOfARow() throws IOException {
        ChunkPage.Data page = page();
        return page.content() instanceof ChunkPage.Values ? Math.max(1, page.bytes() / page.rows()) : Integer.BYTES;
    }

    /** No batch reaches over the end of a page with text of its own: the next may hold longer texts. */
    @Override
    int rowsTogether() throws IOException {
        return page().content() instanceof ChunkPage.Values ? rowsLeft() : Integer.MAX_VALUE;
    }

    @Override
    void begin(int rows) {
        if (codes.length < rows) {
            codes = new int[rows];
        }
        isSharedUsed = false;
        own = NONE;
        ownSize = 0;
    }

    @Override
    void readDictionary(PageValues entries, int count) throws IOException {
        String[] texts = new String[count];
        for (int code = 0; code < count; code++) {
            texts[code] = text(entries);
        }
        shared = texts;
    }

    private String text(PageValues values) throws IOException {
        return conversion == Conversion.NONE ? values.text() : conversion.toText(values.bytes(), place());
    }

    @Override
    void readValues(PageValues page, int from, int count) throws IOException {
        if (own.length < ownSize + count) {
            own = Arrays.copyOf(own, ownSize + count);
        }
        for (int row = from; row < from + count; row++) {
            codes[row] = shared.length + ownSize;
            own[ownSize++] = text(page);
        }
    }

    @Override
    void readCodes(RunDecoder runs, int from, int count) throws IOException {
        isSharedUsed = true;
        runs.read(codes, from, count);
        if (!runs.staysBelow(shared.length)) {
            for (int row = from; row < from + count; row++) {
                if (codes[row] < 0 || codes[row] >= shared.length) {
                    throw new IOException("code outside of the dictionary");
                }
            }
        }
    }

    @Override
    void spread(boolean[] nulls, int from, int to, int present) {
        int next = from + present - 1;
        for (int row = to - 1; row >= from; row--) {
            codes[row] = nulls[row] ? 0 : codes[next--];
        }
    }

    @Override
    ColumnVector vector(int rows, boolean[] nulls) {
        if (ownSize == 0) {
            return new StringVector(shared, codes, rows, nulls);
        }
        if (isSharedUsed) {
            String[] both = Arrays.copyOf(shared, shared.length + ownSize);
            System.arraycopy(own, 0, both, shared.length, ownSize);
            return new StringVector(both, shared.length, codes, rows, nulls);
        }
        for (int row = 0; row < rows; row++) {
            codes[row] = Math.max(0, codes[row] - shared.length);
        }
        return new StringVector(own, 0, codes, rows, nulls);
    }
}
