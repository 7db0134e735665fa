package io.nightjar.parquet;

/** IEEE 754 half precision, two bytes little-endian; every one is a float too. */
record HalfFloat() implements Conversion {
    private static final int FRACTION_BITS = 10;
    private static final int FRACTION = (1 << FRACTION_BITS) - 1;
    private static final int LARGEST_EXPONENT = 0x1F;
    private static final int BIAS = 15;

    @Override
    public double toDouble(byte[] stored, Place place) {
        int bits = (stored[0] & 0xFF) | (stored[1] & 0xFF) << 8;
        int exponent = bits >>> FRACTION_BITS & LARGEST_EXPONENT;
        int fraction = bits & FRACTION;
        double size;
        if (exponent == LARGEST_EXPONENT) {
            size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            size = Math.scalb((double) fraction, 1 - BIAS - FRACTION_BITS);
        } else {
            size = Math.scalb((double) (fraction | 1 << FRACTION_BITS), exponent - BIAS - FRACTION_BITS);
        }
        return bits >>> 15 == 0 ? size : -size;
    }
}
