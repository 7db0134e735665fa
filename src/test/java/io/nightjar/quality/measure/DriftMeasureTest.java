package io.nightjar.quality.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.junit.jupiter.api.Test;

class DriftMeasureTest {
    private static final long[] SOME = {7, 0, 5, 8};
    private static final double[] PLACES = {-1, 0, 1, 5};

    @Test
    void is_nothing_for_equal_shares_of_different_totals() {
        long[] more = Arrays.stream(SOME).map(rows -> 300 * rows).toArray();
        for (DriftMeasure measure : DriftMeasure.all()) {
            for (Comparison same : List.of(
                    Comparison.ofBins(SOME, more).withMissing(10, 3000),
                    Comparison.ofNumbers(PLACES, SOME, more).withMissing(10, 3000))) {
                if (measure.between(same) instanceof Metric.Value figure) {
                    assertThat(figure.value()).as(measure.label()).isEqualTo(0, within(1e-12));
                }
            }
        }
    }

    @Test
    void is_never_a_number_where_a_side_has_no_rows() {
        for (DriftMeasure measure : DriftMeasure.all()) {
            for (Comparison empty : List.of(
                    Comparison.ofBins(SOME, new long[4]),
                    Comparison.ofBins(new long[4], SOME),
                    Comparison.ofNumbers(PLACES, new long[4], SOME),
                    Comparison.ofNumbers(PLACES, SOME, new long[4]),
                    Comparison.ofNumbers(new double[0], new long[0], new long[0]))) {
                assertThat(measure.between(empty)).as(measure.label()).isInstanceOf(Metric.NotAvailable.class);
            }
        }
    }

    @Test
    void gives_a_bin_empty_on_one_side_the_stated_share() {
        // (0.5 - 1) ln(0.5 / 1) + (0.5 - 0.0001) ln(0.5 / 0.0001)
        double byHand = -0.5 * Math.log(0.5) + 0.4999 * Math.log(5000);
        Comparison compared = Comparison.ofBins(new long[] {7, 0, 0}, new long[] {4, 4, 0});
        assertThat(value(new PopulationStability(), compared)).isEqualTo(byHand, within(1e-12));
    }

    @Test
    void counts_rows_without_a_value_as_a_bin_of_the_index_and_as_a_change_of_their_own() {
        Comparison compared =
                Comparison.ofBins(new long[] {50, 50}, new long[] {45, 45}).withMissing(0, 10);
        double bins = 2 * (0.45 - 0.5) * Math.log(0.45 / 0.5);
        double missing = (0.1 - 1e-4) * Math.log(0.1 / 1e-4);
        assertThat(value(new PopulationStability(), compared)).isEqualTo(bins + missing, within(1e-12));
        assertThat(value(new MissingChange(), compared)).isEqualTo(0.1, within(1e-15));
        assertThat(value(new JensenShannon(), compared)).isZero();
    }

    @Test
    void compares_numbers_between_the_deciles_of_the_baseline() {
        double[] places = new Random(4).doubles(1000).sorted().toArray();
        long[] expected = new long[1000];
        long[] actual = new long[1000];
        Arrays.fill(expected, 3);
        Arrays.fill(actual, 0, 400, 1);
        Arrays.fill(actual, 950, 1000, 4);
        Comparison byHand = Comparison.ofBins(
                new long[] {300, 300, 300, 300, 300, 300, 300, 300, 300, 300},
                new long[] {100, 100, 100, 100, 0, 0, 0, 0, 0, 200});
        Comparison numbers = Comparison.ofNumbers(places, expected, actual);
        for (DriftMeasure measure : List.of(
                new PopulationStability(), new JensenShannon(), new Hellinger(), new LInfinity(), new ChiSquare())) {
            assertThat(measure.between(numbers)).as(measure.label()).isEqualTo(measure.between(byHand));
        }
    }

    @Test
    void merges_deciles_that_fall_on_the_same_number_and_leaves_both_ends_open() {
        Comparison compared = Comparison.ofNumbers(
                new double[] {-9, 0, 1, 2, 99}, new long[] {0, 90, 5, 5, 0}, new long[] {10, 60, 10, 10, 10});
        Comparison byHand = Comparison.ofBins(new long[] {90, 10}, new long[] {70, 30});
        assertThat(new LInfinity().between(compared)).isEqualTo(new LInfinity().between(byHand));
        assertThat(new ChiSquare().between(compared)).isEqualTo(new ChiSquare().between(byHand));
        assertThat(new PopulationStability()
                        .between(Comparison.ofNumbers(new double[] {1, 2}, new long[] {10, 0}, new long[] {5, 5})))
                .isEqualTo(Metric.notAvailable("all of the baseline lies in one bin"));
    }

    @Test
    void says_which_bins_it_is_not_made_for() {
        Comparison categories = Comparison.ofBins(SOME, SOME);
        Comparison numbers = Comparison.ofNumbers(PLACES, SOME, SOME);
        assertThat(new KolmogorovSmirnov().between(categories)).isEqualTo(Metric.notAvailable("these are no numbers"));
        assertThat(new Wasserstein().between(categories)).isEqualTo(Metric.notAvailable("these are no numbers"));
        assertThat(new UnseenShare().between(numbers)).isEqualTo(Metric.notAvailable("these are no categories"));
        assertThatThrownBy(() -> Comparison.ofBins(new long[2], new long[3])).hasMessage("2 and 3 bins");
    }

    /** The library's own test is the reference, of one sample whose statistic is known. */
    @Test
    void gives_the_p_values_of_kolmogorovs_distribution() {
        for (int numbers : new int[] {100, 750, 15_000}) {
            for (double z : new double[] {0.1, 0.4, 0.8, 1.36, 2, 3}) {
                double statistic = z / Math.sqrt(numbers);
                double[] ranks = new double[numbers];
                Arrays.setAll(ranks, i -> i + 1);
                double reference = KolmogorovSmirnovTest.withDefaults()
                        .with(PValueMethod.EXACT)
                        .test(ranks, rank -> Math.max(0, rank / numbers - statistic))
                        .getPValue();
                assertThat(KolmogorovDistribution.survival(statistic, numbers))
                        .as("%d numbers, z = %s", numbers, z)
                        .isEqualTo(reference, within(1e-5));
            }
        }
    }

    @Test
    void stands_in_the_documentation_with_its_label() throws java.io.IOException {
        String page = Files.readString(Path.of("docs/quality.md"));
        for (DriftMeasure measure : DriftMeasure.all()) {
            assertThat(page).contains("| `" + measure.label() + "` |");
            assertThat(DriftMeasure.ofLabel(measure.label())).contains(measure);
        }
    }

    private static double value(DriftMeasure measure, Comparison compared) {
        return ((Metric.Value) measure.between(compared)).value();
    }
}
