package io.nightjar.model;

import java.util.HexFormat;

/**
 * Floating-point numbers as {@link Double#toHexString} writes them. Java's own parser takes such text apart with a regular
 * expression, which for the golden rows of a wide model took a tenth of a second of every start.
 */
final class ExactNumber {
    private static final int DIGITS = 13;
    private static final int DIGIT_BITS = 4;
    private static final int LEAST_EXPONENT = -1022;
    private static final int MOST_EXPONENT = 1023;
    private static final int MANTISSA_BITS = 52;

    private ExactNumber() {}

    static String write(double number) {
        return Double.toHexString(number);
    }

    /** @throws NumberFormatException where the text is no number */
    static double read(String text) {
        int sign = text.startsWith("-") ? 1 : 0;
        int power = text.indexOf('p');
        boolean isNormal = text.startsWith("0x1.", sign);
        int digits = power - sign - "0x1.".length();
        if ((!isNormal && !text.startsWith("0x0.", sign)) || digits < 1 || digits > DIGITS) {
            return Double.parseDouble(text);
        }
        long mantissa =
                HexFormat.fromHexDigitsToLong(text, sign + "0x1.".length(), power) << ((DIGITS - digits) * DIGIT_BITS);
        int exponent = Integer.parseInt(text, power + 1, text.length(), 10);
        if (isNormal && exponent >= LEAST_EXPONENT && exponent <= MOST_EXPONENT) {
            mantissa |= (long) (exponent + MOST_EXPONENT) << MANTISSA_BITS;
        } else if (isNormal || (mantissa != 0 && exponent != LEAST_EXPONENT)) {
            return Double.parseDouble(text);
        }
        return Double.longBitsToDouble(mantissa | ((long) sign << (Long.SIZE - 1)));
    }
}
