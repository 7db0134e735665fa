package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.quality.measure.Metric;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private static final LocalDate TUESDAY = LocalDate.of(2001, 4, 17);
    private static final LocalDate WEDNESDAY = TUESDAY.plusDays(1);

    @Test
    void a_tuesday_is_compared_with_the_tuesdays_where_the_model_looks_at_the_weekday() {
        Baselines baselines = Baselines.from(threeNights(), Baselines.Kept.FOR_EACH_WEEKDAY);
        Baseline tuesdays = baselines.on(LocalDate.of(2001, 5, 8));
        assertThat(tuesdays.nights()).containsExactly(TUESDAY, TUESDAY.plusDays(7));
        assertThat(tuesdays.profile().rows().read()).isEqualTo(400 + 600);
        assertThat(baselines.on(LocalDate.of(2001, 5, 9)).nights()).containsExactly(WEDNESDAY);
    }

    @Test
    void a_weekday_without_a_night_of_its_own_is_compared_with_all_nights() {
        Baselines baselines = Baselines.from(threeNights(), Baselines.Kept.FOR_EACH_WEEKDAY);
        assertThat(baselines.on(LocalDate.of(2001, 5, 12))).isEqualTo(baselines.all());
        assertThat(baselines.all().profile().rows().read()).isEqualTo(400 + 500 + 600);
    }

    @Test
    void every_night_is_compared_with_all_where_the_model_does_not_look_at_the_weekday() {
        Baselines baselines = Baselines.from(threeNights(), Baselines.Kept.FOR_ALL_NIGHTS);
        assertThat(baselines.on(LocalDate.of(2001, 5, 8))).isEqualTo(baselines.all());
    }

    @Test
    void they_round_trip_through_json_with_the_same_bytes_and_no_private_value() {
        Baselines baselines = Baselines.from(threeNights(), Baselines.Kept.FOR_EACH_WEEKDAY);
        Baselines again = Baselines.fromJson(baselines.toJson());
        assertThat(again).isEqualTo(baselines);
        assertThat(again.toJson()).isEqualTo(baselines.toJson()).doesNotContain(Nightfall.SECRET);
    }

    @Test
    void baselines_of_another_version_are_refused() {
        String newer = Baselines.from(threeNights(), Baselines.Kept.FOR_ALL_NIGHTS)
                .toJson()
                .replace("\"baselineVersion\":2", "\"baselineVersion\":3");
        assertThatThrownBy(() -> Baselines.fromJson(newer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not the JSON of a Baselines");
    }

    @Test
    void baselines_of_the_first_version_are_read_without_distributions() {
        Baseline first = Baselines.fromJson("""
                {"baselineVersion":1,"all":{"nights":["2001-05-08"],"scoreBins":{"edges":[0.5],"counts":[1,2]},"profile":{
                "rows":{"read":3,"scored":3,"rejects":[]},
                "columns":[
                {"name":"distance","type":"INT32","rows":3,"nulls":1,"use":{"missing":1,"unknown":0,"invalid":0},
                "content":{"kind":"numbers","count":2,"min":1.0,"max":4.0,"sum":5.0,"nan":0,"infinite":0}},
                {"name":"origin","type":"STRING","rows":3,"nulls":0,"use":null,
                "content":{"kind":"categories","counts":{"ATL":3}}}],
                "score":{"positive":"late","grid":"g","count":3,"min":0.25,"max":0.75,"sum":1.5,"counts":{"400":3}},
                "classes":[{"label":"late","rows":3}],"columnsSeen":[0,0,3]}},"weekdays":{}}""").on(TUESDAY);
        assertThat(first.profile().score().orElseThrow().mean()).isEqualTo(Metric.of(0.5));
        assertThat(first.profile().column("distance").orElseThrow().content()).isEqualTo(new ColumnContent.NotKept());
        assertThat(first.profile().column("distance").orElseThrow().nullShare()).isEqualTo(Metric.share(1, 3));
        assertThat(first.profile().column("origin").orElseThrow().content())
                .isEqualTo(new ColumnContent.Categories(new TreeMap<>(java.util.Map.of("ATL", 3L))));
    }

    private static SortedMap<LocalDate, QualityProfile> threeNights() {
        SortedMap<LocalDate, QualityProfile> nights = new TreeMap<>();
        nights.put(TUESDAY, Nightfall.split(1, 400, 100));
        nights.put(WEDNESDAY, Nightfall.split(2, 500, 100));
        nights.put(TUESDAY.plusDays(7), Nightfall.split(3, 600, 100));
        return nights;
    }
}
