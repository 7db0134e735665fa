package io.nightjar.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers and times are written for people: grouped, with their unit, with their zone. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private Words() {}

    /** {@code 16,482}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 16,482 rows}, {@code 1 row}. */
    static String count(long number, String unit) {
        return count(number) + " " + (number == 1 ? unit : unit + "s");
    }

    /** {@code 1.4 MB}; thousands, not 1,024s. */
    static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB", "PB"};
        double value = bytes / 1000.0;
        int unit = 0;
        while (value >= 999.95 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }

    /** {@code 950 rows/s}, {@code 12 k rows/s}, {@code 1.3 M rows/s}. */
    static String rate(double rowsPerSecond) {
        if (rowsPerSecond >= 999_500) {
            return String.format(Locale.ROOT, "%.1f M rows/s", rowsPerSecond / 1e6);
        }
        if (rowsPerSecond >= 1000) {
            return String.format(Locale.ROOT, "%.0f k rows/s", rowsPerSecond / 1e3);
        }
        return String.format(Locale.ROOT, "%.0f rows/s", rowsPerSecond);
    }

    /** {@code 4.2 s}, {@code 3 min 10 s}, {@code 2 h 5 min}. */
    static String seconds(double seconds) {
        if (seconds < 59.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        return duration.toHours() > 0
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    /** {@code 2001-05-09 03:10:05 -04:00}. */
    static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }
}
