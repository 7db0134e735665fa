package io.nightjar.parquet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The dictionary of a text chunk: entries in the order of their first rows. */
final class TextDictionary {
    /** The most that its entries take, each with its length. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int ENTRY_BYTES = 128;

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<byte[]> texts = new ArrayList<>();
    private int bytes;

    /** The text's code, or -1 where it has none. */
    int code(String text) {
        return codes.getOrDefault(text, -1);
    }

    /** Whether there is room for one more. */
    boolean takes(byte[] utf8) {
        return bytes + plainBytes(utf8) <= MOST_BYTES;
    }

    int add(String text, byte[] utf8) {
        int code = texts.size();
        codes.put(text, code);
        texts.add(utf8);
        bytes += (int) plainBytes(utf8);
        return code;
    }

    private static long plainBytes(byte[] utf8) {
        return (long) Integer.BYTES + utf8.length;
    }

    int size() {
        return texts.size();
    }

    int bytes() {
        return bytes;
    }

    /** What it takes while it grows: the entries, and beside each about as much again for finding it. */
    long memory() {
        return bytes + (long) ENTRY_BYTES * texts.size();
    }

    byte[] text(int code) {
        return texts.get(code);
    }

    /** Bits of a code. */
    int width() {
        return RunEncoder.width(Math.max(0, texts.size() - 1));
    }

    /** What the texts of these codes take without a dictionary. */
    long plainBytes(int[] used, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += plainBytes(texts.get(used[i]));
        }
        return sum;
    }

    /** The least and the largest of these codes' texts by their bytes; there is at least one. */
    byte[][] range(int[] used, int count) {
        boolean[] isUsed = new boolean[texts.size()];
        for (int i = 0; i < count; i++) {
            isUsed[used[i]] = true;
        }
        byte[] least = texts.get(used[0]);
        byte[] largest = least;
        for (int code = 0; code < isUsed.length; code++) {
            if (isUsed[code]) {
                byte[] text = texts.get(code);
                least = Arrays.compareUnsigned(text, least) < 0 ? text : least;
                largest = Arrays.compareUnsigned(text, largest) > 0 ? text : largest;
            }
        }
        return new byte[][] {least, largest};
    }

    /** All entries in the encoding PLAIN. */
    void putEntries(PageBytes page) {
        for (byte[] text : texts) {
            page.putInt(text.length);
            page.put(text);
        }
    }
}
