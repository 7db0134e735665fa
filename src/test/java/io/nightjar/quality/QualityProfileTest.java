package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.quality.ColumnContent.Categories;
import io.nightjar.quality.ColumnContent.Numbers;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityProfileTest {

    @Test
    void round_trips_through_json_with_the_same_bytes() {
        QualityProfile profile = Nightfall.split(1, 3000, 512);
        QualityProfile again = QualityProfile.fromJson(profile.toJson());
        assertThat(again).isEqualTo(profile);
        assertThat(again.toJson()).isEqualTo(profile.toJson());
    }

    @Test
    void does_not_depend_on_how_a_split_is_cut_into_batches() {
        String whole = Nightfall.split(2, 3000, 3000).toJson();
        // The made-up answer counts the model's use of each column once a batch.
        assertThat(Nightfall.split(2, 3000, 7).toJson().replaceAll("\"use\":\\{[^}]*}", ""))
                .isEqualTo(whole.replaceAll("\"use\":\\{[^}]*}", ""));
    }

    @Test
    void folds_stored_profiles_to_the_bytes_of_live_ones() {
        List<QualityProfile> live =
                List.of(Nightfall.split(3, 1000, 100), Nightfall.split(4, 500, 100), Nightfall.split(5, 2000, 100));
        List<QualityProfile> stored = live.stream()
                .map(QualityProfile::toJson)
                .map(QualityProfile::fromJson)
                .toList();
        assertThat(QualityProfile.fold(stored).toJson())
                .isEqualTo(QualityProfile.fold(live).toJson());
    }

    @Test
    void accounts_for_every_row() {
        QualityProfile night = QualityProfile.fold(List.of(Nightfall.split(6, 900, 100), Nightfall.split(7, 100, 100)));
        assertThat(night.rows().isComplete()).isTrue();
        assertThat(night.rows().read()).isEqualTo(1000);
        assertThat(night.rows().rejected()).isPositive();
        assertThat(night.classes().stream().mapToLong(ClassCount::rows).sum())
                .isEqualTo(night.rows().scored());
        assertThat(night.columnsSeen().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(night.rows().scored());
    }

    @Test
    void counts_nulls_numbers_that_are_none_and_equal_dictionary_entries() {
        QualityProfile night = Nightfall.split(8, 2000, 256);
        ColumnProfile origin = night.column("origin").orElseThrow();
        Categories airports = (Categories) origin.content();
        assertThat(airports.counts()).containsOnlyKeys("ATL", "ORD", "SFO", "");
        assertThat(airports.counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(2000 - origin.nulls());
        assertThat(origin.use()).contains(new FeatureUse(16, 24, 0));
        Numbers distance = (Numbers) night.column("distance").orElseThrow().content();
        assertThat(distance.nan()).isPositive();
        assertThat(distance.count() + distance.nan()).isEqualTo(2000);
        assertThat(distance.min()).isBetween(100.0, 120.0);
        assertThat(distance.max()).isBetween(2080.0, 2100.0);
    }

    @Test
    void keeps_no_value_of_keys_and_private_columns() {
        QualityProfile night = Nightfall.split(9, 500, 100);
        assertThat(night.toJson()).doesNotContain(Nightfall.SECRET);
        for (String column : Nightfall.PRIVATE) {
            assertThat(night.column(column).orElseThrow().content()).isEqualTo(new ColumnContent.Withheld());
        }
    }

    @Test
    void says_that_it_is_no_profile_without_quoting_the_text() {
        assertThatThrownBy(() -> QualityProfile.fromJson("{\"rows\": \"secret\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not the JSON of a QualityProfile");
    }

    @Test
    void refuses_to_merge_profiles_of_different_jobs() {
        QualityProfile one = Nightfall.split(1, 10, 10);
        QualityProfile other = new QualityProfile(
                one.rows(), one.columns().subList(0, 2), one.score(), one.classes(), one.columnsSeen(), 1);
        assertThatThrownBy(() -> one.merge(other)).hasMessage("profiles of different jobs or models");
    }
}
