package io.nightjar.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Figures as people read them, the same in every locale. */
public final class Figures {
    private Figures() {}

    /** {@code 16,512}. */
    public static String count(long rows) {
        StringBuilder digits = new StringBuilder(Long.toString(rows));
        int first = rows < 0 ? 1 : 0;
        for (int place = digits.length() - 3; place > first; place -= 3) {
            digits.insert(place, ',');
        }
        return digits.toString();
    }

    /**
     * A share as a percentage: {@code 0 %}, {@code 0.012 %}, {@code 3.4 %}, {@code 100 %}. Only nothing reads as 0 %, and
     * only all as 100 %.
     */
    public static String percent(double share) {
        return share > 0.9995 && share < 1 ? "over 99.9 %" : number(share * 100) + " %";
    }

    /** Three significant digits; no exponent from 0.0001 to 10 million. */
    public static String number(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= 1e7 || size < 1e-4) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        if (size >= 1000) {
            return count(Math.round(value));
        }
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
