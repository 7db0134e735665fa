package io.nightjar.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a label's value becomes what a model learns: a class, or a number. */
public sealed interface LabelRule {

    /** The rule in words, for example {@code late where delay > 15}. */
    String describe(String column);

    /** The value itself, as text, is the class. */
    record AsIs() implements LabelRule {
        @Override
        public String describe(String column) {
            return "the value of " + column;
        }
    }

    /** The value itself, a number, is what is to be predicted. */
    record AsNumber() implements LabelRule {
        @Override
        public String describe(String column) {
            return "the number in " + column;
        }
    }

    /**
     * One class where a number compares as stated, another where it does not.
     *
     * @param holds the class where the comparison holds, for example {@code late}
     * @param fails the class where it does not, for example {@code on-time}
     */
    record Compare(Comparison comparison, double limit, String holds, String fails) implements LabelRule {

        private static final Pattern FORM = Pattern.compile("\\s*(>=|<=|>|<|=)\\s*(-?[0-9]+(?:\\.[0-9]+)?)\\s*");

        /**
         * Reads a rule such as {@code > 15}.
         *
         * @throws IllegalArgumentException saying what a rule looks like
         */
        public static Compare parse(String rule, String holds, String fails) {
            Matcher matcher = FORM.matcher(rule);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "'" + rule + "' is no rule; write a comparison with a number, such as '> 15'");
            }
            return new Compare(Comparison.ofSign(matcher.group(1)), Double.parseDouble(matcher.group(2)), holds, fails);
        }

        @Override
        public String describe(String column) {
            return holds + " where " + column + " " + comparison.sign + " " + limit + ", else " + fails;
        }

        public String classOf(double value) {
            return comparison.holds(value, limit) ? holds : fails;
        }
    }

    /** A comparison of a label's value with a limit. */
    enum Comparison {
        ABOVE(">"),
        AT_LEAST(">="),
        BELOW("<"),
        AT_MOST("<="),
        EQUAL("=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        static Comparison ofSign(String sign) {
            for (Comparison comparison : values()) {
                if (comparison.sign.equals(sign)) {
                    return comparison;
                }
            }
            throw new IllegalArgumentException("no comparison: " + sign);
        }

        boolean holds(double value, double limit) {
            return switch (this) {
                case ABOVE -> value > limit;
                case AT_LEAST -> value >= limit;
                case BELOW -> value < limit;
                case AT_MOST -> value <= limit;
                case EQUAL -> value == limit;
            };
        }
    }
}
