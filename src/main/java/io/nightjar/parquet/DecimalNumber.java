package io.nightjar.parquet;

import java.math.BigInteger;

/**
 * A decimal: an unscaled integer, big-endian where it is stored as bytes. Without decimal places it is that integer. Else it
 * is read as the double nearest to it, which for up to 15 digits is a different double for each decimal and prints as the
 * same digits; one of more digits is refused.
 *
 * @param scale decimal places
 */
record DecimalNumber(int scale) implements Conversion {
    /** Up to here, powers of ten are exact doubles, and so the quotient is the nearest one. */
    static final int MOST_SCALE = 22;

    private static final long MOST_UNSCALED = 999_999_999_999_999L;
    private static final int LONG_BITS = 63;
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    @Override
    public long toLong(byte[] stored, Place place) {
        if (stored.length == 0) {
            throw place.refused("a decimal of no bytes");
        }
        BigInteger unscaled = new BigInteger(stored);
        if (unscaled.bitLength() > LONG_BITS) {
            throw place.refused("a decimal of more than 64 bits");
        }
        return unscaled.longValue();
    }

    @Override
    public double toDouble(long stored, Place place) {
        if (stored > MOST_UNSCALED || stored < -MOST_UNSCALED) {
            throw place.refused("a decimal of more than 15 digits, which no double can tell from its neighbours");
        }
        return stored / POWERS[scale];
    }

    @Override
    public double toDouble(byte[] stored, Place place) {
        return toDouble(toLong(stored, place), place);
    }
}
