package io.nightjar.publish;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The one form of a JSON value that its digest is taken of: RFC 8785, JSON Canonicalization Scheme. Members are ordered by the
 * UTF-16 units of their names, numbers written as ECMAScript writes doubles, and nothing stands between them.
 */
final class CanonicalJson {
    private static final double EXACT = 9007199254740992.0;
    private static final int DIGITS = 17;
    /** ECMAScript writes numbers of more digits before the point, or more zeros behind it, with an exponent. */
    private static final int LONGEST = 21;

    private static final int MOST_ZEROS = 6;

    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    static String of(JsonNode value) {
        CanonicalJson canonical = new CanonicalJson();
        canonical.add(value);
        return canonical.text.toString();
    }

    private void add(JsonNode value) {
        if (value.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            String before = "{";
            for (Map.Entry<String, JsonNode> member : members.entrySet()) {
                text.append(before);
                string(member.getKey());
                text.append(':');
                add(member.getValue());
                before = ",";
            }
            text.append(members.isEmpty() ? "{}" : "}");
        } else if (value.isArray()) {
            String before = "[";
            for (JsonNode element : value) {
                text.append(before);
                add(element);
                before = ",";
            }
            text.append(value.isEmpty() ? "[]" : "]");
        } else if (value.isString()) {
            string(value.stringValue());
        } else if (value.isNumber()) {
            text.append(number(value.doubleValue()));
        } else {
            text.append(value);
        }
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            switch (unit) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (unit < ' ') {
                        text.append("\\u00")
                                .append(Character.forDigit(unit >> 4, 16))
                                .append(Character.forDigit(unit & 0xF, 16));
                    } else {
                        text.append(unit);
                    }
                }
            }
        }
        text.append('"');
    }

    /** By ECMA-262, Number::toString; not by {@code Double.toString}, which wrote other digits before Java 19. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no " + value);
        }
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            return String.valueOf((long) value);
        }
        String sign = value < 0 ? "-" : "";
        BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return sign + written(digits, point);
    }

    /** The number with the fewest digits that is read as this double, and of several the nearest. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DIGITS; digits++) {
            BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
            boolean isBelow = below.doubleValue() == value;
            boolean isAbove = above.doubleValue() == value;
            if (isBelow && isAbove) {
                return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            }
            if (isBelow || isAbove) {
                return isBelow ? below : above;
            }
        }
        return exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
    }

    /** @param point how many of the digits stand before it */
    private static String written(String digits, int point) {
        int length = digits.length();
        if (length <= point && point <= LONGEST) {
            return digits + "0".repeat(point - length);
        }
        if (0 < point && point <= LONGEST) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-MOST_ZEROS < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String fraction = length == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
