package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.quality.ColumnContent.Categories;
import io.nightjar.quality.ColumnContent.Instants;
import io.nightjar.quality.ColumnContent.ManyValues;
import io.nightjar.quality.ColumnContent.Numbers;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnContentTest {

    @Test
    void leaves_a_side_without_values_out_of_minimum_and_maximum() {
        Numbers some = new Numbers(2, -5, -1, -6, 0, 1);
        Numbers none = new Numbers(0, 0, 0, 0, 3, 0);
        assertThat(some.merge(none)).isEqualTo(new Numbers(2, -5, -1, -6, 3, 1));
        assertThat(none.merge(some)).isEqualTo(new Numbers(2, -5, -1, -6, 3, 1));
        Instants times = new Instants(1, -7, -7);
        assertThat(Instants.NONE.merge(times)).isEqualTo(times).isEqualTo(times.merge(Instants.NONE));
    }

    @Test
    void has_no_mean_of_no_numbers_or_of_a_sum_beyond_all_doubles() {
        assertThat(Numbers.NONE.mean()).isInstanceOf(Metric.NotAvailable.class);
        assertThat(new Numbers(2, 1e308, 1e308, Double.POSITIVE_INFINITY, 0, 0).mean())
                .isInstanceOf(Metric.NotAvailable.class);
    }

    @Test
    void stops_counting_values_in_whichever_order_splits_bring_too_many() {
        ColumnContent left = new Categories(values(0, 600));
        ColumnContent right = new Categories(values(500, 1200));
        ColumnContent few = new Categories(values(0, 10));
        assertThat(left.merge(right)).isEqualTo(new ManyValues());
        assertThat(right.merge(left)).isEqualTo(new ManyValues());
        assertThat(left.merge(right).merge(few)).isEqualTo(few.merge(left.merge(right)));
        assertThat(new Categories(values(0, 500)).merge(new Categories(values(500, 1000))))
                .isEqualTo(new Categories(values(0, 1000)));
    }

    @Test
    void keeps_no_long_text() {
        TreeMap<String, Long> counts = new TreeMap<>(values(0, 2));
        counts.put("x".repeat(65), 1L);
        assertThat(Categories.of(counts)).isEqualTo(new ManyValues());
    }

    @Test
    void refuses_to_merge_different_kinds() {
        assertThatThrownBy(() -> Numbers.NONE.merge(Instants.NONE))
                .hasMessage("contents of different kinds: Numbers and Instants");
    }

    private static SortedMap<String, Long> values(int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .collect(Collectors.toMap(i -> "value " + i, i -> 1L, Long::sum, TreeMap::new));
    }
}
