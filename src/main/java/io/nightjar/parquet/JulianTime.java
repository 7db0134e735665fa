package io.nightjar.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * INT96, the deprecated form of a timestamp: nanoseconds of the day, then the Julian day number, little-endian. It names no
 * zone; it is read as the date and time that stand there.
 */
record JulianTime() implements Conversion {
    private static final long UNIX_EPOCH = 2_440_588;
    private static final long DAY_MICROS = 86_400_000_000L;

    @Override
    public long toLong(byte[] stored, Place place) {
        ByteBuffer bytes = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        long days = bytes.getInt() - UNIX_EPOCH;
        try {
            if (nanos % 1000 == 0) {
                return Math.addExact(Math.multiplyExact(days, DAY_MICROS), nanos / 1000);
            }
        } catch (ArithmeticException e) {
            // Beyond the years that microseconds reach.
        }
        throw place.refused("a time that microseconds cannot express");
    }
}
