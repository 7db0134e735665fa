package io.nightjar.diff;

import java.util.List;

/**
 * A key whose score moved far.
 *
 * @param key its values; empty where nobody asked for them
 * @param reasonsBefore the features that contributed most, as the first table has them; none where it has no reasons
 * @param reasonsAfter as the second has them
 */
public record Mover(
        List<String> key, double before, double after, List<Reason> reasonsBefore, List<Reason> reasonsAfter) {

    public Mover {
        key = List.copyOf(key);
        reasonsBefore = List.copyOf(reasonsBefore);
        reasonsAfter = List.copyOf(reasonsAfter);
    }

    /** What a feature contributed to the row's margin. */
    public record Reason(String feature, double contribution) {}
}
