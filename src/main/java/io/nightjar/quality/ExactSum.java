package io.nightjar.quality;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;

/**
 * A sum of doubles without rounding, so that sums of sums come out the same in any order: {@code mantissa * 2^exponent},
 * with an odd mantissa, or 0 and 0.
 */
public record ExactSum(BigInteger mantissa, int exponent) {
    static final ExactSum ZERO = new ExactSum(BigInteger.ZERO, 0);
    private static final int FRACTION_BITS = 52;
    private static final int LEAST_EXPONENT = -1074;

    public ExactSum {
        if (mantissa.signum() == 0) {
            exponent = 0;
        } else {
            int zeros = mantissa.getLowestSetBit();
            mantissa = mantissa.shiftRight(zeros);
            exponent += zeros;
        }
    }

    /** A finite double as it is. */
    @JsonCreator
    public static ExactSum of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no finite number: " + value);
        }
        long bits = Double.doubleToRawLongBits(value);
        int biased = (int) (bits >>> FRACTION_BITS) & 0x7FF;
        long fraction = bits & ((1L << FRACTION_BITS) - 1);
        long mantissa = biased == 0 ? fraction : fraction | (1L << FRACTION_BITS);
        return new ExactSum(
                BigInteger.valueOf(bits < 0 ? -mantissa : mantissa), Math.max(biased, 1) - 1 + LEAST_EXPONENT);
    }

    public ExactSum plus(ExactSum more) {
        int lower = Math.min(exponent, more.exponent);
        return new ExactSum(
                mantissa.shiftLeft(exponent - lower).add(more.mantissa.shiftLeft(more.exponent - lower)), lower);
    }

    ExactSum times(ExactSum factor) {
        return new ExactSum(mantissa.multiply(factor.mantissa), exponent + factor.exponent);
    }

    ExactSum times(long factor) {
        return new ExactSum(mantissa.multiply(BigInteger.valueOf(factor)), exponent);
    }

    ExactSum negated() {
        return new ExactSum(mantissa.negate(), exponent);
    }

    /** The quotient by a positive number, correctly rounded; infinite beyond all doubles. */
    public double over(long divisor) {
        // Two words of a quotient, and one bit for what is left, decide every rounding to a double.
        int shift = 2 * Long.SIZE + BigInteger.valueOf(divisor).bitLength() - mantissa.bitLength();
        BigInteger dividend = mantissa.abs();
        boolean isCut = shift < 0;
        BigInteger[] parts = dividend.shiftLeft(shift).divideAndRemainder(BigInteger.valueOf(divisor));
        BigInteger quotient = parts[0].shiftLeft(1);
        if (isCut || parts[1].signum() != 0) {
            quotient = quotient.setBit(0);
        }
        double size = Math.scalb(quotient.doubleValue(), exponent - shift - 1);
        return mantissa.signum() < 0 ? -size : size;
    }

    public double toDouble() {
        return over(1);
    }

    /** For JSON: {@code 1a2bp-30}, the mantissa in hexadecimal digits and the exponent of two. */
    @Override
    @JsonValue
    public String toString() {
        return mantissa.toString(16) + "p" + exponent;
    }

    /** The inverse of {@link #toString}. */
    @JsonCreator
    public static ExactSum parse(String text) {
        int p = text.indexOf('p');
        if (p < 1) {
            throw new IllegalArgumentException("no sum");
        }
        return new ExactSum(new BigInteger(text.substring(0, p), 16), Integer.parseInt(text.substring(p + 1)));
    }
}
