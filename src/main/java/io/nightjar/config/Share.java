package io.nightjar.config;

/** A share of something as people write it: {@code 1%} or {@code 0.01}. */
public final class Share {
    private Share() {}

    /**
     * Reads one.
     *
     * @return above 0, at most 1
     * @throws IllegalArgumentException where the text is none
     */
    public static double parse(String text) {
        boolean isPercent = text.endsWith("%");
        double number = Double.parseDouble(isPercent ? text.substring(0, text.length() - 1) : text);
        double share = isPercent ? number / 100 : number;
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(text);
        }
        return share;
    }
}
