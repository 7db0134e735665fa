package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowSampleTest {
    private static final RowSample SAMPLE = RowSample.of("c0ffee".repeat(11).substring(0, 64), 100);

    @Test
    void takes_one_row_of_each_hundred_whatever_the_batches() {
        int[] whole = SAMPLE.rows(0, 1_000_000);
        assertThat(whole).hasSize(10_000);
        assertThat(Arrays.stream(whole).map(row -> row / 100).toArray())
                .isEqualTo(IntStream.range(0, 10_000).toArray());
        for (int step : new int[] {1, 99, 100, 4096, 100_001}) {
            int[] inPieces = IntStream.iterate(0, from -> from < 1_000_000, from -> from + step)
                    .flatMap(from -> Arrays.stream(SAMPLE.rows(from, Math.min(step, 1_000_000 - from)))
                            .map(row -> row + from))
                    .toArray();
            assertThat(inPieces).as("batches of %d", step).isEqualTo(whole);
        }
    }

    @Test
    void takes_each_place_among_a_hundred_about_equally_often() {
        int[] places = new int[100];
        Arrays.stream(SAMPLE.rows(0, 1_000_000)).forEach(row -> places[row % 100]++);
        // Of 100 expected, five standard deviations to either side.
        assertThat(Arrays.stream(places).boxed()).allMatch(times -> times > 50 && times < 150);
    }

    @Test
    void takes_other_rows_of_other_files_and_all_of_few() {
        assertThat(RowSample.of("0".repeat(64), 100).rows(0, 10_000)).isNotEqualTo(SAMPLE.rows(0, 10_000));
        assertThat(RowSample.of("f".repeat(64), 1).rows(5, 4)).containsExactly(0, 1, 2, 3);
        assertThat(SAMPLE.rows(7, 0)).isEmpty();
    }

    @Test
    void is_never_of_fewer_rows_than_say_something() {
        assertThat(ProfilePlan.every(Optional.of(0.01), 20_000_000)).isEqualTo(100);
        assertThat(ProfilePlan.every(Optional.of(0.01), 1_000_000)).isEqualTo(50);
        assertThat(ProfilePlan.every(Optional.of(0.01), 16_512)).isEqualTo(1);
        assertThat(ProfilePlan.every(Optional.of(0.01), 0)).isEqualTo(1);
        assertThat(ProfilePlan.every(Optional.of(1.0), 20_000_000)).isEqualTo(1);
    }

    @Test
    void is_of_no_more_rows_than_say_all_where_no_share_is_asked_for() {
        assertThat(ProfilePlan.every(Optional.empty(), 16_512)).isEqualTo(1);
        assertThat(ProfilePlan.every(Optional.empty(), 1_000_000)).isEqualTo(50);
        assertThat(ProfilePlan.every(Optional.empty(), 10_000_000)).isEqualTo(100);
        assertThat(ProfilePlan.every(Optional.empty(), 20_000_000)).isEqualTo(200);
        assertThat(ProfilePlan.every(Optional.empty(), 1_000_000_000)).isEqualTo(10_000);
    }
}
