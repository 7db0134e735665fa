package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.quality.ColumnContent.Categories;
import io.nightjar.quality.ColumnContent.Instants;
import io.nightjar.quality.ColumnContent.ManyValues;
import io.nightjar.quality.ColumnContent.Numbers;
import io.nightjar.quality.measure.Metric;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.StringVector;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnContentTest {

    @Test
    void leaves_a_side_without_values_out_of_minimum_and_maximum() {
        Numbers some = numbers(-5, -1, Double.NEGATIVE_INFINITY);
        Numbers none = numbers(Double.NaN, Double.NaN, Double.NaN);
        for (Numbers both : List.of(some.merge(none), none.merge(some))) {
            assertThat(both).isEqualTo(numbers(-5, -1, Double.NEGATIVE_INFINITY, Double.NaN, Double.NaN, Double.NaN));
            assertThat(both.min()).isEqualTo(-5);
            assertThat(both.max()).isEqualTo(-1);
            assertThat(both.nan()).isEqualTo(3);
            assertThat(both.infinite()).isEqualTo(1);
        }
        Instants never = new Instants(0, 0, 0, List.of());
        Instants times = new Instants(1, -7, -7, List.of());
        assertThat(never.merge(times)).isEqualTo(times).isEqualTo(times.merge(never));
    }

    @Test
    void counts_zeros_and_negatives_of_either_spelling() {
        Numbers numbers = numbers(0.0, -0.0, -3, 7, Double.MIN_VALUE, -Double.MIN_VALUE);
        assertThat(numbers.zero()).isEqualTo(2);
        assertThat(numbers.negative()).isEqualTo(2);
        assertThat(numbers(0.0).min()).isEqualTo(numbers(-0.0).min());
    }

    @Test
    void has_no_mean_of_no_numbers_or_of_a_sum_beyond_all_doubles() {
        assertThat(Numbers.NONE.mean()).isInstanceOf(Metric.NotAvailable.class);
        Numbers huge = numbers(-1e308, 1e308, 1e308);
        assertThat(huge.mean()).isInstanceOf(Metric.NotAvailable.class);
        assertThat(huge.merge(numbers(1)).mean()).isInstanceOf(Metric.NotAvailable.class);
        assertThat(numbers(1e200, -1e200).mean()).isEqualTo(Metric.of(0));
        assertThat(numbers(1e200, -1e200).variance()).isInstanceOf(Metric.NotAvailable.class);
    }

    private static Numbers numbers(double... values) {
        NumberCollector collector = new NumberCollector(0, 1);
        int[] all = IntStream.range(0, values.length).toArray();
        collector.observe(new DoubleVector(values, values.length, new boolean[0]), all);
        collector.endRowGroup();
        return collector.content();
    }

    @Test
    void stops_counting_values_in_whichever_order_splits_bring_too_many() {
        ColumnContent left = new Categories(values(0, 600));
        ColumnContent right = new Categories(values(500, 1200));
        ColumnContent few = new Categories(values(0, 10));
        assertThat(left.merge(right)).isInstanceOf(ManyValues.class).isEqualTo(right.merge(left));
        assertThat(left.merge(right).merge(few)).isEqualTo(few.merge(left.merge(right)));
        assertThat(new Categories(values(0, 500)).merge(new Categories(values(500, 1000))))
                .isEqualTo(new Categories(values(0, 1000)));
    }

    @Test
    void keeps_no_long_text() {
        String text = "x".repeat(65);
        TextCollector collector = new TextCollector(1);
        collector.observe(
                new StringVector(new String[] {"short", text}, new int[] {0, 1, 1}, 3, new boolean[0]), new int[0]);
        ManyValues content = (ManyValues) collector.content();
        assertThat(content.values().values()).containsExactly(new Counted<>("short", 1));
        assertThat(content.values().different()).isEqualTo(2);
        assertThat(content.values().looked()).isEqualTo(3);
    }

    @Test
    void refuses_to_merge_different_kinds() {
        assertThatThrownBy(() -> Numbers.NONE.merge(new Instants(0, 0, 0, List.of())))
                .hasMessage("contents of different kinds: Numbers and Instants");
    }

    private static SortedMap<String, Long> values(int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .collect(Collectors.toMap(i -> "value " + i, i -> 1L, Long::sum, TreeMap::new));
    }
}
