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
 * The judged nights of a job, by date. It stands beside the reports, and is put together anew from what lies there: a
 * lost entry comes back when its night is judged again.
 *
 * @param historyVersion of this format
 * @param nights ascending
 */
public record NightHistory(int historyVersion, List<NightLine> nights) {
    /** Its name in the folder of a job's reports. */
    public static final String FILE = "nights.json";

    public static final NightHistory NONE = new NightHistory(1, List.of());

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    public NightHistory {
        nights = List.copyOf(nights);
    }

    /** None where the text is no history: reports are not worth failing a night for. */
    public static NightHistory fromJson(String json) {
        try {
            return JSON.readValue(json, NightHistory.class);
        } catch (JacksonException e) {
            return NONE;
        }
    }

    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** With one more night, or a newer run of one that is there. */
    public NightHistory with(NightLine night) {
        Map<String, NightLine> byDate = new TreeMap<>();
        nights.forEach(line -> byDate.put(line.date(), line));
        byDate.put(night.date(), night);
        return new NightHistory(historyVersion, new ArrayList<>(byDate.values()));
    }

    /** Only nights whose report is still there. */
    public NightHistory where(Predicate<NightLine> kept) {
        return new NightHistory(historyVersion, nights.stream().filter(kept).toList());
    }

    /** The last nights up to a date, that one included. */
    List<NightLine> upTo(String date, int most) {
        List<NightLine> some =
                nights.stream().filter(line -> line.date().compareTo(date) <= 0).toList();
        return some.subList(Math.max(0, some.size() - most), some.size());
    }

    /** The judged night of a date. */
    public Optional<NightLine> of(String date) {
        return nights.stream().filter(night -> night.date().equals(date)).findFirst();
    }

    /** The night of the latest date. */
    public Optional<NightLine> latest() {
        return nights.isEmpty() ? Optional.empty() : Optional.of(nights.get(nights.size() - 1));
    }

    /** Whether no later date was judged. */
    public boolean isLatest(String date) {
        return nights.stream().noneMatch(line -> line.date().compareTo(date) > 0);
    }
}
