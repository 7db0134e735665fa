package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlotCounterTest {
    private static final long SEED = 7;
    private static final double[] ODD = {
        0,
        -0.0,
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1,
        -1,
        1e-300,
        1e300,
        3,
        3
    };

    @Test
    void counts_every_number_in_its_slot_wherever_they_lie_and_however_they_are_cut() {
        Random random = new Random(SEED);
        double[] everywhere =
                random.longs(3000).mapToDouble(Double::longBitsToDouble).toArray();
        double[] near = random.doubles(3000).map(x -> 1e6 * (1 + x)).toArray();
        double[] small = random.doubles(3000).map(x -> -1e-9 * x).toArray();
        double[] zeros = new double[3000];
        for (double[] values :
                new double[][] {join(ODD, everywhere), join(near, small), join(zeros, near, ODD), zeros}) {
            Map<Integer, Long> expected = Arrays.stream(values)
                    .filter(Double::isFinite)
                    .mapToObj(NumberGrid::slotOf)
                    .collect(Collectors.groupingBy(slot -> slot, TreeMap::new, Collectors.counting()));
            long nan = Arrays.stream(values).filter(Double::isNaN).count();
            for (int step : new int[] {values.length, 1000, 7}) {
                SlotCounter counter = new SlotCounter(0);
                for (int from = 0; from < values.length; from += step) {
                    count(counter, Arrays.copyOfRange(values, from, Math.min(values.length, from + step)));
                }
                assertThat(counter.nan()).isEqualTo(nan);
                assertThat(counter.odd()).isEqualTo(values.length - total(expected));
                assertThat(asMap(counter.finish()))
                        .as("steps of %d, seed %d", step, SEED)
                        .matches(expected::equals);
            }
        }
    }

    @Test
    void tells_numbers_apart_that_lie_close_together_far_from_zero() {
        double[] years =
                IntStream.range(0, 1000).mapToDouble(i -> 1990 + i % 20).toArray();
        SlotCounter fromZero = new SlotCounter(0);
        SlotCounter around = new SlotCounter(2000);
        count(fromZero, years);
        count(around, years);
        assertThat(fromZero.finish().size()).isLessThan(3);
        assertThat(around.finish().size()).isEqualTo(20);
    }

    @Test
    void counts_survive_being_packed_and_added_in_any_order() {
        Random random = new Random(SEED);
        SlotCounts[] parts = new SlotCounts[4];
        for (int i = 0; i < parts.length; i++) {
            double[] values =
                    join(ODD, random.doubles(500).map(x -> Math.tan(3 * x)).toArray());
            SlotCounter counter = new SlotCounter(0);
            count(counter, values);
            parts[i] = counter.finish();
            assertThat(SlotCounts.unpack(parts[i].packed())).isEqualTo(parts[i]);
        }
        SlotCounts one = parts[0].plus(parts[1]).plus(parts[2].plus(parts[3]));
        SlotCounts other = parts[3].plus(parts[1].plus(parts[2])).plus(parts[0]).plus(SlotCounts.NONE);
        assertThat(one).isEqualTo(other);
        assertThat(one.packed()).isEqualTo(other.packed());
        assertThat(one.total()).isEqualTo(4 * (500 + ODD.length - 3));
    }

    private static void count(SlotCounter counter, double[] batch) {
        counter.begin(batch, batch.length);
        counter.add(batch, 0, batch.length);
        counter.end(batch, batch.length);
    }

    private static long total(Map<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<Integer, Long> asMap(SlotCounts counts) {
        Map<Integer, Long> map = new TreeMap<>();
        for (int i = 0; i < counts.size(); i++) {
            map.put(counts.slot(i), counts.count(i));
        }
        return map;
    }

    private static double[] join(double[]... parts) {
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    }
}
