package io.nightjar.table;

/** Which rows are null. Shared arrays: neither this class nor its users write to them after construction. */
final class Nulls {
    private static final boolean[] NONE = {};
    static final Nulls ABSENT = new Nulls(NONE);

    private final boolean[] flags;

    private Nulls(boolean[] flags) {
        this.flags = flags;
    }

    static Nulls of(boolean[] flags, int size) {
        if (flags.length == 0) {
            return ABSENT;
        }
        if (flags.length < size) {
            throw new IllegalArgumentException("null flags: " + flags.length + " for " + size + " rows");
        }
        for (int i = 0; i < size; i++) {
            if (flags[i]) {
                return new Nulls(flags);
            }
        }
        return ABSENT;
    }

    boolean at(int row) {
        return flags.length != 0 && flags[row];
    }

    boolean[] flags() {
        return flags;
    }

    boolean any() {
        return flags.length != 0;
    }
}
