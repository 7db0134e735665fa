package io.nightjar.tribuo;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Feature ids by category, or by any other name that is unique in a column. A column of many values brings a dictionary of them with every chunk of a file, and each entry is
 * looked for once: short ones of ASCII are packed into two longs and compared as such, which touches memory twice where a
 * map of strings does so four times. Immutable.
 */
final class Categories {
    /** What has no id. */
    static final int UNKNOWN = -2;

    /** A text of nothing but white space, as Tribuo trims. */
    static final int MISSING = -1;

    private static final int PACKED = 2 * Long.BYTES;
    private static final int LAST_ASCII = 0x7F;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
    private static final int FREE = Integer.MIN_VALUE;

    /** Two longs a place. */
    private final long[] keys;

    private final int[] ids;
    private final int shift;
    private final Map<String, Integer> others = new HashMap<>();

    /** @param idOf by category, as it stands after trimming */
    Categories(Map<String, Integer> idOf) {
        int places = Integer.highestOneBit(Math.max(1, 2 * idOf.size())) * 2;
        keys = new long[2 * places];
        ids = new int[places];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
        Arrays.fill(ids, FREE);
        idOf.forEach((category, id) -> {
            if (isPacked(category)) {
                put(pack(category, 0), pack(category, Long.BYTES), id);
            } else {
                others.put(category, id);
            }
        });
    }

    /** The id of a text's category, {@link #UNKNOWN} or {@link #MISSING}. */
    int idOf(String text) {
        if (isPacked(text)) {
            return find(pack(text, 0), pack(text, Long.BYTES));
        }
        String category = text.replace('\n', ' ').trim();
        if (category.isEmpty()) {
            return MISSING;
        }
        return idOfName(category);
    }

    /** The id of what has this very name, or {@link #UNKNOWN}. */
    int idOfName(String name) {
        return isPacked(name) ? find(pack(name, 0), pack(name, Long.BYTES)) : others.getOrDefault(name, UNKNOWN);
    }

    /** Whether it is short, of ASCII without control characters, and has nothing to trim: so no two texts are packed alike. */
    private static boolean isPacked(String text) {
        int length = text.length();
        if (length == 0 || length > PACKED || text.charAt(0) == ' ' || text.charAt(length - 1) == ' ') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > LAST_ASCII) {
                return false;
            }
        }
        return true;
    }

    private static long pack(String text, int from) {
        long packed = 0;
        for (int i = Math.min(text.length(), from + Long.BYTES) - 1; i >= from; i--) {
            packed = (packed << Byte.SIZE) | text.charAt(i);
        }
        return packed;
    }

    private int place(long first, long second) {
        return (int) ((((first * SPREAD) ^ second) * SPREAD) >>> shift);
    }

    private void put(long first, long second, int id) {
        int place = place(first, second);
        while (ids[place] != FREE) {
            place = (place + 1) & (ids.length - 1);
        }
        keys[2 * place] = first;
        keys[2 * place + 1] = second;
        ids[place] = id;
    }

    private int find(long first, long second) {
        int place = place(first, second);
        while (keys[2 * place] != first || keys[2 * place + 1] != second) {
            if (ids[place] == FREE) {
                return UNKNOWN;
            }
            place = (place + 1) & (ids.length - 1);
        }
        return ids[place];
    }
}
