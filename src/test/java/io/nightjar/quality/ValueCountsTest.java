package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ValueCountsTest {
    private static final long SEED = 17;

    @Test
    void are_exact_while_there_are_few_values() {
        NumberTally tally = new NumberTally();
        for (int i = 0; i < 10_000; i++) {
            tally.add(i % 7 == 0 ? -0.0 : i % 5);
        }
        ValueCounts<Double> counts = tally.counts(1);
        assertThat(counts.isExact()).isTrue();
        assertThat(counts.different()).isEqualTo(5);
        assertThat(counts.values().get(0)).isEqualTo(new Counted<>(0.0, 1429 + 1714));
        assertThat(counts.values().stream().mapToLong(Counted::rows).sum()).isEqualTo(10_000);
    }

    /** Misra and Gries: no count is too high, and none is too low by more than is said. */
    @Test
    void tell_how_much_they_may_miss_of_skewed_values() {
        Random random = new Random(SEED);
        Map<Integer, Long> truth = new TreeMap<>();
        List<ValueCounts<Double>> numbers = new ArrayList<>();
        List<ValueCounts<String>> texts = new ArrayList<>();
        for (int split = 0; split < 5; split++) {
            NumberTally ofNumbers = new NumberTally();
            TextTally ofTexts = new TextTally();
            for (int row = 0; row < 20_000; row++) {
                int value = (int) (50_000 * Math.pow(random.nextDouble(), 6));
                truth.merge(value, 1L, Long::sum);
                ofNumbers.add(value);
                ofTexts.add("value " + value, 1, 1);
            }
            numbers.add(ofNumbers.counts(1));
            texts.add(ofTexts.counts());
        }
        ValueCounts<Double> all = numbers.stream()
                .reduce((a, b) -> a.merge(b, DistinctSketch::add))
                .orElseThrow();
        ValueCounts<String> same =
                texts.stream().reduce((a, b) -> a.merge(b, DistinctSketch::add)).orElseThrow();
        assertThat(all.missed()).isLessThanOrEqualTo(100_000 / ValueCounts.LISTED);
        all.values().forEach(one -> assertThat(truth.get(one.value().intValue()))
                .as("%s, seed %d", one, SEED)
                .isBetween(one.rows(), one.rows() + all.missed()));
        same.values()
                .forEach(one -> assertThat(truth.get(Integer.valueOf(one.value().substring(6))))
                        .isBetween(one.rows(), one.rows() + same.missed()));
        assertThat(all.values().get(0).value()).isZero();
        assertThat(all.isExact()).isFalse();
        double error = 4 * DistinctSketch.RELATIVE_ERROR * truth.size();
        assertThat((double) all.different()).isCloseTo(truth.size(), within(error));
        assertThat((double) same.different()).isCloseTo(truth.size(), within(error));
    }

    @Test
    void do_not_list_what_is_as_rare_as_what_was_left_out() {
        NumberTally tally = new NumberTally();
        for (int i = 0; i < 5_000; i++) {
            tally.add(i % 10 == 0 ? -1 : i);
        }
        ValueCounts<Double> counts = tally.counts(1);
        assertThat(counts.values()).hasSize(1);
        assertThat(counts.values().get(0).value()).isEqualTo(-1);
        assertThat(counts.values().get(0).rows() + counts.missed()).isGreaterThanOrEqualTo(500);
        assertThat(counts.merge(counts, DistinctSketch::add).values()).hasSize(1);
    }

    @Test
    void look_at_a_dictionary_once_and_take_its_counts() {
        String[] entries = new String[20_000];
        long[] times = new long[entries.length];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = "entry " + i;
            times[i] = i % 1000 == 7 ? 100_000 + i : i % 3;
        }
        TextTally tally = new TextTally();
        tally.addAll(entries, entries.length, times);
        ValueCounts<String> counts = tally.counts();
        assertThat(counts.values()).hasSize(20);
        assertThat(counts.values().get(0).value()).isEqualTo("entry 19007");
        assertThat(counts.values().get(0).rows() + counts.missed()).isEqualTo(119_007);
        assertThat(counts.looked()).isEqualTo(java.util.Arrays.stream(times).sum());
        long used = java.util.Arrays.stream(times).filter(n -> n > 0).count();
        assertThat((double) counts.different()).isCloseTo(used, within(4 * DistinctSketch.RELATIVE_ERROR * used));
    }

    @Test
    void stand_for_more_rows_than_were_looked_at_where_they_are_a_sample() {
        NumberTally tally = new NumberTally();
        tally.add(3);
        tally.add(3);
        tally.add(4);
        assertThat(tally.counts(100))
                .isEqualTo(new ValueCounts<>(
                        3,
                        300,
                        List.of(new Counted<>(3.0, 200), new Counted<>(4.0, 100)),
                        0,
                        java.util.Optional.empty()));
        assertThat(tally.counts(100).isExact()).isFalse();
    }

    @Test
    void of_distinct_values_merge_in_any_order() {
        DistinctSketch one = DistinctSketch.empty();
        DistinctSketch other = DistinctSketch.empty();
        for (int i = 0; i < 5000; i++) {
            one.add("v" + i);
            other.add("v" + (i + 2500));
        }
        assertThat(one.plus(other))
                .isEqualTo(other.plus(one))
                .isEqualTo(DistinctSketch.unpack(one.plus(other).packed()));
        assertThat(one.plus(other).estimate()).isCloseTo(7500, within(4 * DistinctSketch.RELATIVE_ERROR * 7500));
    }
}
