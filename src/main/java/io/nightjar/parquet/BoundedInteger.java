package io.nightjar.parquet;

/** An integer whose declared type is narrower than how it is stored: what does not fit the type has no stated meaning. */
record BoundedInteger(long least, long most) implements Conversion {

    /** Unsigned integers of 64 bits, as far as signed ones go. */
    static final BoundedInteger UNSIGNED_LONG = new BoundedInteger(0, Long.MAX_VALUE);

    static BoundedInteger signed(int bits) {
        return new BoundedInteger(-1L << (bits - 1), (1L << (bits - 1)) - 1);
    }

    static BoundedInteger unsigned(int bits) {
        return new BoundedInteger(0, (1L << bits) - 1);
    }

    @Override
    public long toLong(long stored, Place place) {
        if (stored < least || stored > most) {
            throw place.refused("an integer outside of " + least + " to " + most);
        }
        return stored;
    }
}
