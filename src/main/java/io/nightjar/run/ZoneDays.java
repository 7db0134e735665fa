package io.nightjar.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * The days that a zone had. Some left a whole day out when they moved to the other side of the date line: Pacific/Apia
 * had no 2011-12-30, so that the day before 2011-12-31 was 2011-12-29 there.
 */
public record ZoneDays(ZoneId zone) {

    public boolean had(LocalDate day) {
        ZoneOffsetTransition change = zone.getRules().getTransition(day.atStartOfDay());
        return change == null
                || !change.isGap()
                || change.getDateTimeAfter().isBefore(day.plusDays(1).atStartOfDay());
    }

    /**
     * The instant of a local time: the first after the gap where the clocks left it out, the first of two where it came
     * twice.
     */
    public Instant at(LocalDate day, LocalTime time) {
        LocalDateTime local = day.atTime(time);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty() ? zone.getRules().getTransition(local).getInstant() : local.toInstant(offsets.get(0));
    }

    /** The {@code count}-th day before one; the day itself where that is 0. */
    public LocalDate before(LocalDate day, int count) {
        return step(day, count, -1);
    }

    /** The {@code count}-th day after one; the day itself where that is 0. */
    public LocalDate after(LocalDate day, int count) {
        return step(day, count, 1);
    }

    private LocalDate step(LocalDate from, int count, int direction) {
        LocalDate day = from;
        for (int left = count; left > 0; left--) {
            do {
                day = day.plusDays(direction);
            } while (!had(day));
        }
        return day;
    }
}
