package io.nightjar.run;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder pattern such as {@code data/flights/date={date}} or {@code …/dt={date:yyyyMMdd}}. {@code {date}} stands for
 * the ISO form; after a colon stands a pattern of {@link DateTimeFormatter}. It may occur several times.
 *
 * @param text as in the job file; holds at least one {@code {date}}
 */
public record PathPattern(String text) {
    private static final Pattern DATE = Pattern.compile("\\{date(?::([^}]*))?}");

    public PathPattern {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("'" + text + "' names no {date}");
        }
        render(text, LocalDate.EPOCH);
    }

    /** The folder of one date. */
    public String on(BusinessDate date) {
        return render(text, date.date());
    }

    static String render(String text, LocalDate date) {
        Matcher matcher = DATE.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String format = matcher.group(1);
            String rendered =
                    format == null ? date.toString() : date.format(DateTimeFormatter.ofPattern(format, Locale.ROOT));
            matcher.appendReplacement(out, Matcher.quoteReplacement(rendered));
        }
        return matcher.appendTail(out).toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
