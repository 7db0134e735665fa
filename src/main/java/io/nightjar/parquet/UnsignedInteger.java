package io.nightjar.parquet;

/** Unsigned integers of 32 bits, stored as signed ones of the same bits. */
record UnsignedInteger() implements Conversion {

    @Override
    public long toLong(long stored, Place place) {
        return stored & 0xFFFF_FFFFL;
    }
}
