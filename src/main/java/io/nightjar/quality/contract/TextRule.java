package io.nightjar.quality.contract;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.StringVector;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that must be of some kind: each entry of a dictionary is looked at once, when a row first has it. */
final class TextRule implements RowRule {
    private static final byte UNKNOWN = 0;
    private static final byte GOOD = 1;
    private static final byte BAD = 2;

    private final Predicate<String> isGood;
    private String[] dictionary = {};
    private byte[] known = {};

    private TextRule(Predicate<String> isGood) {
        this.isGood = isGood;
    }

    static TextRule matching(String regex) {
        Matcher matcher = Pattern.compile(regex).matcher("");
        return new TextRule(text -> matcher.reset(text).matches());
    }

    static TextRule oneOf(Set<String> values) {
        Set<String> allowed = Set.copyOf(values);
        return new TextRule(allowed::contains);
    }

    @Override
    public int broken(ColumnVector vector) {
        StringVector texts = (StringVector) vector;
        know(texts);
        int[] codes = texts.codes();
        int size = texts.size();
        boolean[] nulls = texts.nulls();
        boolean hasNulls = texts.hasNulls();
        int broken = 0;
        for (int row = 0; row < size; row++) {
            if (!hasNulls || !nulls[row]) {
                broken += isBad(codes[row]) ? 1 : 0;
            }
        }
        return broken;
    }

    @Override
    public boolean breaks(ColumnVector vector, int row) {
        StringVector texts = (StringVector) vector;
        know(texts);
        return !texts.isNull(row) && isBad(texts.codes()[row]);
    }

    private boolean isBad(int code) {
        byte judged = known[code];
        if (judged == UNKNOWN) {
            judged = isGood.test(dictionary[code]) ? GOOD : BAD;
            known[code] = judged;
        }
        return judged == BAD;
    }

    private void know(StringVector texts) {
        if (texts.dictionary() != dictionary) {
            dictionary = texts.dictionary();
            if (known.length < dictionary.length) {
                known = new byte[dictionary.length];
            } else {
                Arrays.fill(known, 0, dictionary.length, UNKNOWN);
            }
        }
    }
}
