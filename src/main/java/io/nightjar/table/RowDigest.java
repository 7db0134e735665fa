package io.nightjar.table;

/**
 * A digest of the rows of a table that depends on nothing but them: the sum of the 128-bit hashes of its rows modulo 2^128, as
 * {@link RowHash} defines them. Order, split plan, row groups, encodings and codec are not in it. It finds accidents, not
 * attacks: those the SHA-256 of the file finds.
 */
public record RowDigest(long high, long low) {
    /** Of a table without rows. */
    public static final RowDigest NONE = new RowDigest(0, 0);

    private static final int DIGITS = 16;

    /** Of the rows of both. */
    public RowDigest plus(RowDigest other) {
        long sum = low + other.low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new RowDigest(high + other.high + carry, sum);
    }

    /**
     * Reads what {@link #toString} gives.
     *
     * @throws IllegalArgumentException where it is no 32 hexadecimal digits
     */
    public static RowDigest of(String hex) {
        if (!hex.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("'" + hex + "' is no row digest: it has 32 hexadecimal digits");
        }
        return new RowDigest(
                Long.parseUnsignedLong(hex.substring(0, DIGITS), DIGITS),
                Long.parseUnsignedLong(hex.substring(DIGITS), DIGITS));
    }

    /** 32 hexadecimal digits. */
    @Override
    public String toString() {
        return hex(high) + hex(low);
    }

    private static String hex(long bits) {
        String digits = Long.toHexString(bits);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
