package io.nightjar.tribuo;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.IntFunction;

/**
 * What is worked out once for each entry of a dictionary, kept as long as the dictionary itself: batches of one file
 * share theirs. Threads that fill the same place write the same there.
 *
 * @param <T> an array, one place an entry
 */
final class PerDictionary<T> {
    private final IntFunction<T> empty;

    @SuppressWarnings("ArrayAsKeyOfSetOrMap") // the very same array is meant: equal ones are read anew
    private final Map<String[], T> found = Collections.synchronizedMap(new WeakHashMap<>());

    /** @param empty makes the array for so many entries */
    PerDictionary(IntFunction<T> empty) {
        this.empty = empty;
    }

    T of(String[] dictionary) {
        return found.computeIfAbsent(dictionary, entries -> empty.apply(entries.length));
    }
}
