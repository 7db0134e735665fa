package io.nightjar.config;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One folder of an input pattern, such as {@code date={date}}, whose name holds a date or a part of one. */
final class DatedName {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{date(?::([^}]*))?}");

    private final Pattern name;
    private final List<DateTimeFormatter> formats = new ArrayList<>();

    DatedName(String segment) {
        StringBuilder expression = new StringBuilder();
        int end = 0;
        Matcher matcher = PLACEHOLDER.matcher(segment);
        while (matcher.find()) {
            expression
                    .append(Pattern.quote(segment.substring(end, matcher.start())))
                    .append("(.+)");
            formats.add(
                    matcher.group(1) == null
                            ? DateTimeFormatter.ISO_LOCAL_DATE
                            : DateTimeFormatter.ofPattern(matcher.group(1), Locale.ROOT));
            end = matcher.end();
        }
        name = Pattern.compile(
                expression.append(Pattern.quote(segment.substring(end))).toString());
    }

    /** Whether some date gives this name. A folder {@code 20010508} does not fit {@code {date}}: no run would read it. */
    boolean fits(String folder) {
        Matcher matcher = name.matcher(folder);
        if (!matcher.matches()) {
            return false;
        }
        for (int i = 0; i < formats.size(); i++) {
            try {
                formats.get(i).parse(matcher.group(i + 1));
            } catch (DateTimeException e) {
                return false;
            }
        }
        return true;
    }
}
