package io.nightjar.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long something takes, as files say it: {@code 30 s}, {@code 5 min}, {@code 2 h}, {@code 30 days}. */
public final class TimeSpan {
    /** What a value must be, for messages. */
    static final String WORDS = "a time such as 30 s, 5 min, 2 h or 30 days";

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5}) ?(s|min|h|days?)");

    private TimeSpan() {}

    static boolean accepts(String text) {
        return FORM.matcher(text).matches();
    }

    /** @throws IllegalArgumentException where it is none */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
