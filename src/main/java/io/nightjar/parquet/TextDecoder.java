package io.nightjar.parquet;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.StringVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;

/**
 * Text. Codes stay codes: each entry of the chunk's dictionary is decoded once, and all batches that need nothing else
 * share its array. Values of pages without a dictionary become entries of the batch's own.
 */
final class TextDecoder extends ColumnDecoder {
    private String[] shared = {};
    private boolean sharedRead;
    private int[] codes = {};
    private boolean sharedUsed;
    private final List<String> own = new ArrayList<>();

    TextDecoder(FileColumn.Accepted column, ChunkPages pages) {
        super(column, pages);
    }

    @Override
    void begin(int rows) {
        codes = new int[rows];
        sharedUsed = false;
        own.clear();
    }

    @Override
    void decode(Page page, boolean[] nulls, int from, int to) throws IOException {
        if (page.coded()) {
            decodeCodes(page.values(), nulls, from, to);
        } else {
            decodeTexts(page.values(), nulls, from, to);
        }
    }

    private void decodeCodes(ValuesReader reader, boolean[] nulls, int from, int to) throws IOException {
        if (!sharedRead) {
            shared = texts(pages().dictionary());
            sharedRead = true;
        }
        sharedUsed = true;
        boolean mayBeNull = nulls.length > 0;
        for (int row = from; row < to; row++) {
            if (!mayBeNull || !nulls[row]) {
                int code = reader.readValueDictionaryId();
                if (code < 0 || code >= shared.length) {
                    throw new IOException("code outside of the dictionary");
                }
                codes[row] = code;
            }
        }
    }

    private static String[] texts(Dictionary dictionary) throws IOException {
        String[] texts = new String[dictionary.getMaxId() + 1];
        for (int code = 0; code < texts.length; code++) {
            texts[code] = Utf8.decode(dictionary.decodeToBinary(code));
        }
        return texts;
    }

    private void decodeTexts(ValuesReader reader, boolean[] nulls, int from, int to) throws IOException {
        boolean mayBeNull = nulls.length > 0;
        for (int row = from; row < to; row++) {
            if (!mayBeNull || !nulls[row]) {
                codes[row] = shared.length + own.size();
                own.add(Utf8.decode(reader.readBytes()));
            }
        }
    }

    @Override
    ColumnVector end(int rows, boolean[] nulls) {
        if (own.isEmpty()) {
            return new StringVector(shared, codes, rows, nulls);
        }
        int kept = sharedUsed ? shared.length : 0;
        String[] dictionary = new String[kept + own.size()];
        System.arraycopy(shared, 0, dictionary, 0, kept);
        for (int i = 0; i < own.size(); i++) {
            dictionary[kept + i] = own.get(i);
        }
        if (!sharedUsed) {
            for (int row = 0; row < rows; row++) {
                codes[row] = Math.max(0, codes[row] - shared.length);
            }
        }
        return new StringVector(dictionary, codes, rows, nulls);
    }
}
