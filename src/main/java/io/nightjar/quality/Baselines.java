package io.nightjar.quality;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The baselines of a model bundle, its part {@value #PART}: of all nights it was trained and judged on and, where the
 * model looks at the weekday, of those of each weekday. A weekday is constant within a night and moves every score, so
 * that a Tuesday compared with a whole week would differ each time, and for no reason that anybody can act on.
 *
 * @param baselineVersion of this format
 * @param weekdays by weekday; none where the model does not look at it
 */
public record Baselines(int baselineVersion, Baseline all, Map<DayOfWeek, Baseline> weekdays) {
    /** Name of the bundle part that holds them. */
    public static final String PART = "baseline.json";

    static final int VERSION = 2;

    /** Whether each weekday has a baseline of its own. */
    public enum Kept {
        FOR_ALL_NIGHTS,
        FOR_EACH_WEEKDAY
    }

    public Baselines {
        if (baselineVersion != VERSION) {
            throw new IllegalArgumentException("baselines of version " + baselineVersion);
        }
        weekdays = java.util.Collections.unmodifiableMap(new TreeMap<>(weekdays));
    }

    /** Freezes the profiles of some nights; there is at least one. */
    public static Baselines from(SortedMap<LocalDate, QualityProfile> nights, Kept kept) {
        Map<DayOfWeek, Baseline> weekdays = new TreeMap<>();
        if (kept == Kept.FOR_EACH_WEEKDAY) {
            for (DayOfWeek day : DayOfWeek.values()) {
                SortedMap<LocalDate, QualityProfile> those = new TreeMap<>(nights);
                those.keySet().removeIf(date -> date.getDayOfWeek() != day);
                if (!those.isEmpty()) {
                    weekdays.put(day, freeze(those));
                }
            }
        }
        return new Baselines(VERSION, freeze(nights), weekdays);
    }

    private static Baseline freeze(SortedMap<LocalDate, QualityProfile> nights) {
        return Baseline.from(List.copyOf(nights.keySet()), QualityProfile.fold(new ArrayList<>(nights.values())));
    }

    /** What a night of this date is compared with. */
    public Baseline on(LocalDate date) {
        return weekdays.getOrDefault(date.getDayOfWeek(), all);
    }

    public String toJson() {
        return ProfileJson.write(this);
    }

    /** @throws IllegalArgumentException where the text is no baselines of a version that is known */
    public static Baselines fromJson(String json) {
        return FirstBaselines.read(json).orElseGet(() -> ProfileJson.read(json, Baselines.class));
    }
}
