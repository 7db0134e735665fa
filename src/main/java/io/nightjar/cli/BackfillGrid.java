package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.run.BusinessDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Dates as a calendar: a line a month, a sign a date. */
final class BackfillGrid {
    private static final String HEAD = "         1   5    10   15   20   25   30";

    private final Map<BusinessDate, Sign> signs = new TreeMap<>();

    /** What is said of a date. */
    enum Sign {
        PUBLISHED('P', "published", Style.GOOD),
        HELD('H', "held", Style.BAD),
        FAILED('F', "failed", Style.BAD),
        STOPPED('S', "stopped", Style.WARNING),
        BUSY('B', "busy elsewhere", Style.WARNING),
        RUNNING('>', "running", Style.WARNING),
        TO_DO('o', "to do", Style.STRONG),
        SKIPPED('=', "skipped", Style.FAINT),
        NOT_DUE('.', "not due", Style.FAINT);

        private final char letter;
        private final String words;
        private final Style style;

        Sign(char letter, String words, Style style) {
            this.letter = letter;
            this.words = words;
            this.style = style;
        }

        /** Of how a date ended, in one word. */
        static Sign of(String now) {
            return switch (now) {
                case "published" -> PUBLISHED;
                case "held" -> HELD;
                case "stopped" -> STOPPED;
                case "busy" -> BUSY;
                case "skipped" -> SKIPPED;
                case "not begun" -> TO_DO;
                default -> FAILED;
            };
        }
    }

    synchronized void put(BusinessDate date, Sign sign) {
        signs.put(date, sign);
    }

    /** A head, the months, and what their signs mean. */
    synchronized List<String> lines(Console console) {
        List<String> lines = new ArrayList<>(List.of(console.styled(Style.FAINT, HEAD)));
        signs.keySet().stream()
                .map(date -> YearMonth.from(date.date()))
                .distinct()
                .forEach(month -> lines.add(month + "  " + days(month, console)));
        String meaning = signs.values().stream()
                .distinct()
                .sorted()
                .map(sign -> sign.letter + " " + sign.words)
                .collect(Collectors.joining("   "));
        lines.add(console.styled(Style.FAINT, "         " + meaning));
        return lines;
    }

    private String days(YearMonth month, Console console) {
        StringBuilder line = new StringBuilder();
        int blanks = 0;
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            Sign sign = signs.get(new BusinessDate(month.atDay(day)));
            if (sign == null) {
                blanks++;
            } else {
                line.append(" ".repeat(blanks)).append(console.styled(sign.style, String.valueOf(sign.letter)));
                blanks = 0;
            }
        }
        return line.toString();
    }
}
