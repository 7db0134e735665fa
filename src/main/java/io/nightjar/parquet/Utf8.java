package io.nightjar.parquet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text to bytes and back, exactly or not at all: the JDK's own way puts a question mark for what it cannot express. */
final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** Of the array's first bytes. */
    static String decode(byte[] bytes, int length) throws IOException {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        // Only a text that holds the replacement can have lost something.
        if (text.indexOf(REPLACEMENT) >= 0 && !isExact(text, bytes, length)) {
            throw new IOException("text is not UTF-8");
        }
        return text;
    }

    private static boolean isExact(String text, byte[] bytes, int length) {
        byte[] again = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(again, 0, again.length, bytes, 0, length);
    }

    /** Whether the text has UTF-8 bytes: half of a surrogate pair has none. */
    static boolean canEncode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
