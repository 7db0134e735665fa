package io.nightjar.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The small languages in which settings and job files say who is told of what. */
final class AlertWords {
    static final String REPEAT = "'never', or " + TimeSpan.WORDS;
    static final String ADDRESS = "http:// or https:// and no user, or a reference, ${file:PATH} or ${env:NAME}";
    static final String MAIL = "a mail address such as ops@example.com";

    private static final Pattern MAIL_FORM = Pattern.compile("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+");
    private static final Pattern WEB_FORM = Pattern.compile("https?://[^\\s@/]+(/\\S*)?");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s\"']+)");
    private static final Pattern SIZE = Pattern.compile("0|([1-9][0-9]{0,3}) ?(kB|MB)");

    private AlertWords() {}

    /** Zero for never. */
    static Duration repeatAfter(String text) {
        return text.equals("never") ? Duration.ZERO : TimeSpan.parse(text);
    }

    /** An address, or where one is found. */
    static boolean isAddress(String text) {
        return Secret.isReference(text) || WEB_FORM.matcher(text).matches();
    }

    static String mail(String text) {
        return require(text, MAIL_FORM.matcher(text).matches());
    }

    /** {@code a, b}; none where the text is empty. */
    static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Constants as files write them. */
    static <E extends Enum<E>> Set<E> constants(List<String> words, Class<E> type) {
        Set<E> found = new LinkedHashSet<>();
        for (String word : words) {
            int place = Words.all(type).indexOf(word);
            require(word, place >= 0);
            found.add(type.getEnumConstants()[place]);
        }
        return found;
    }

    /** A program and its arguments, those with blanks in quotes. No shell sees them. */
    static List<String> command(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        int end = 0;
        while (word.find()) {
            require(text, text.substring(end, word.start()).isBlank() && (end == 0 || end < word.start()));
            words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
            end = word.end();
        }
        require(text, text.substring(end).isBlank());
        return words;
    }

    /** Bytes; thousands, not 1,024s. */
    static long size(String text) {
        Matcher matcher = SIZE.matcher(text);
        require(text, matcher.matches());
        if (matcher.group(1) == null) {
            return 0;
        }
        return Long.parseLong(matcher.group(1)) * (matcher.group(2).equals("kB") ? 1_000 : 1_000_000);
    }

    private static String require(String text, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
