package io.nightjar.storage;

/**
 * A pattern of file names such as {@code *.parquet}: {@code *} stands for any characters, {@code ?} for one. Names that
 * begin with {@code _} or {@code .} never match, since writers keep unfinished files and notes under them.
 *
 * @param pattern of a name, without folders
 */
public record Glob(String pattern) {

    public Glob {
        if (pattern.isEmpty() || pattern.indexOf('/') >= 0) {
            throw new IllegalArgumentException("'" + pattern + "' is no pattern of file names");
        }
    }

    public static Glob of(String pattern) {
        return new Glob(pattern);
    }

    public boolean matches(String name) {
        return !name.isEmpty() && name.charAt(0) != '_' && name.charAt(0) != '.' && matchesText(name);
    }

    /** Goes back only to the last star, so that its time is at most pattern times name. */
    private boolean matchesText(String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
