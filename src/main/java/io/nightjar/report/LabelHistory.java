package io.nightjar.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What labels have shown by night, for pictures: the newest that is known of each date. All that is known stands in the
 * results of the dates, from which a lost entry comes back with the next look at the date's labels.
 *
 * @param historyVersion of this format
 * @param nights ascending
 */
public record LabelHistory(int historyVersion, List<LabelNight> nights) {
    /** Its name in the folder of a job's reports. */
    public static final String FILE = "labels.json";

    public static final LabelHistory NONE = new LabelHistory(1, List.of());

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    public LabelHistory {
        nights = List.copyOf(nights);
    }

    /** None where the text is no history: pictures are not worth failing for. */
    public static LabelHistory fromJson(String json) {
        try {
            return JSON.readValue(json, LabelHistory.class);
        } catch (JacksonException e) {
            return NONE;
        }
    }

    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** With one more night, or with what is known of one now. */
    public LabelHistory with(LabelNight night) {
        Map<String, LabelNight> byDate = new TreeMap<>();
        nights.forEach(one -> byDate.put(one.date(), one));
        byDate.put(night.date(), night);
        return new LabelHistory(historyVersion, new ArrayList<>(byDate.values()));
    }

    /** Only some nights. */
    public LabelHistory where(Predicate<LabelNight> kept) {
        return new LabelHistory(historyVersion, nights.stream().filter(kept).toList());
    }

    /** The last nights up to a date, that one included. */
    List<LabelNight> upTo(String date, int most) {
        List<LabelNight> some = nights.stream()
                .filter(night -> night.date().compareTo(date) <= 0)
                .toList();
        return some.subList(Math.max(0, some.size() - most), some.size());
    }

    /** The best known figure that any night has; empty where no label has come. */
    Optional<String> figure() {
        return LabelNight.BY_NIGHT.stream()
                .filter(name -> nights.stream()
                        .anyMatch(night -> night.point(Optional.empty(), name).isPresent()))
                .findFirst();
    }

    /** What is known of one date. */
    public Optional<LabelNight> of(String date) {
        return nights.stream().filter(night -> night.date().equals(date)).findFirst();
    }
}
