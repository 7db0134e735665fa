package io.nightjar.parquet;

/** How a stored value becomes ours: exactly, or it is refused by name. Each asks only for what its type can be stored as. */
interface Conversion {
    /** What is stored is what it means. */
    Conversion NONE = new Conversion() {};

    default long toLong(long stored, Place place) {
        return stored;
    }

    default long toLong(byte[] stored, Place place) {
        throw new IllegalStateException("no whole number is stored as bytes like these");
    }

    default double toDouble(long stored, Place place) {
        throw new IllegalStateException("no floating-point number is stored as an integer like this");
    }

    default double toDouble(byte[] stored, Place place) {
        throw new IllegalStateException("no floating-point number is stored as bytes like these");
    }

    default String toText(byte[] stored, Place place) {
        throw new IllegalStateException("no text is stored as bytes like these");
    }
}
