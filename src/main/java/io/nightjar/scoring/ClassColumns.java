package io.nightjar.scoring;

/**
 * Column names of classes: {@code score_} and the class, in which letters, digits and underscores of ASCII stay, and
 * every other character becomes {@code _x}, its Unicode code point in lower-case hex, and {@code _}. An underscore that
 * stands before an {@code x} is written {@code _x5f_}, so that {@code _x} always begins an escape, and no two classes
 * share a name: {@code a b} gives {@code score_a_x20_b}, {@code a_b} gives {@code score_a_b}.
 */
public final class ClassColumns {

    private ClassColumns() {}

    /** The column of a class's score. */
    public static String nameOf(String label) {
        return nameOf("score_", label);
    }

    /** The same with another beginning. */
    static String nameOf(String beginning, String label) {
        StringBuilder name = new StringBuilder(beginning);
        for (int i = 0; i < label.length(); ) {
            int c = label.codePointAt(i);
            i += Character.charCount(c);
            boolean beginsEscape = c == '_' && i < label.length() && label.charAt(i) == 'x';
            if (stays(c) && !beginsEscape) {
                name.append((char) c);
            } else {
                name.append("_x").append(Integer.toHexString(c)).append('_');
            }
        }
        return name.toString();
    }

    private static boolean stays(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
