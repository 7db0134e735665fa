package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.model.Signature.Gives;
import io.nightjar.quality.measure.Metric;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BaselineTest {

    @Test
    void freezes_ten_bins_of_nearly_equal_rows() {
        Random random = new Random(11);
        ScoreBins bins = bins(50_000, () -> 1 / (1 + Math.exp(1.5 - random.nextGaussian())));
        assertThat(bins.counts()).hasSize(10).allSatisfy(rows -> assertThat(rows)
                .isBetween(4800L, 5200L));
        assertThat(bins.edges()).isSorted();
    }

    @Test
    void resolves_the_deciles_of_rare_events() {
        Random random = new Random(12);
        ScoreBins bins = bins(50_000, () -> 1e-5 * Math.exp(random.nextGaussian()));
        assertThat(bins.counts()).hasSize(10).allSatisfy(rows -> assertThat(rows)
                .isBetween(4500L, 5500L));
    }

    @Test
    void merges_equal_edges_where_many_scores_are_equal() {
        Random random = new Random(13);
        ScoreBins bins = bins(10_000, () -> random.nextInt(10) < 7 ? 0.25 : random.nextDouble());
        assertThat(bins.edges()).doesNotHaveDuplicates();
        assertThat(bins.counts()).hasSizeBetween(3, 9).allSatisfy(rows -> assertThat(rows)
                .isPositive());
        assertThat(bins.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(10_000);
    }

    @Test
    void counts_the_baseline_itself_into_its_own_counts() {
        Baseline baseline = Baseline.from(List.of(), Nightfall.split(14, 5000, 500));
        ScoreProfile score = baseline.profile().score().orElseThrow();
        ScoreBins bins = baseline.scoreBins().orElseThrow();
        assertThat(bins.count(score)).containsExactly(bins.expected());
        assertThat(baseline.scorePsi(baseline.profile())).isEqualTo(Metric.of(0));
    }

    @Test
    void measures_a_shift_and_hardly_measures_chance() {
        Baseline baseline = Baseline.from(List.of(), scored(15, 40_000, 0));
        QualityProfile same = scored(16, 20_000, 0);
        double chance = value(baseline.scorePsiByChance(same));
        assertThat(chance).isEqualTo(9 * (1 / 40_000.0 + 1 / 20_000.0), within(1e-12));
        assertThat(value(baseline.scorePsi(same))).isPositive().isLessThan(5 * chance);
        assertThat(value(baseline.scorePsi(scored(17, 20_000, 0.5)))).isBetween(0.15, 0.4);
    }

    @Test
    void stays_measurable_where_all_scores_left_the_baseline_s_range() {
        Baseline baseline = Baseline.from(
                List.of(), scores(DoubleStream.iterate(0.2, s -> s + 1e-4).limit(1000)));
        assertThat(value(baseline.scorePsi(
                        scores(DoubleStream.iterate(0.9, s -> s + 1e-5).limit(1000)))))
                .isGreaterThan(5);
    }

    @Test
    void has_no_psi_where_there_is_nothing_to_compare() {
        QualityProfile night = scored(18, 100, 0);
        QualityProfile empty = scores(DoubleStream.empty());
        assertThat(Baseline.from(List.of(), empty).scorePsi(night))
                .isEqualTo(Metric.notAvailable("the baseline holds no scores"));
        assertThat(Baseline.from(List.of(), night).scorePsi(empty))
                .isEqualTo(Metric.notAvailable("there are no rows to compare"));
        assertThat(Baseline.from(List.of(), scores(DoubleStream.of(0.5, 0.5))).scorePsi(night))
                .isEqualTo(Metric.notAvailable("all of the baseline lies in one bin"));
        QualityProfile unnamed = new QualityProfile(
                night.rows(), night.columns(), Optional.empty(), night.classes(), night.columnsSeen(), 1);
        assertThat(Baseline.from(List.of(), night).scorePsi(unnamed))
                .isEqualTo(Metric.notAvailable("the model gives no one score"));
    }

    private static ScoreBins bins(int rows, DoubleSupplier score) {
        return Baseline.from(List.of(), scores(DoubleStream.generate(score).limit(rows)))
                .scoreBins()
                .orElseThrow();
    }

    private static QualityProfile scored(long seed, int rows, double shift) {
        Random random = new Random(seed);
        return scores(DoubleStream.generate(() -> 1 / (1 + Math.exp(1.5 - shift - random.nextGaussian())))
                .limit(rows));
    }

    private static QualityProfile scores(DoubleStream scores) {
        ScoreCollector collector = new ScoreCollector(Gives.PROBABILITIES);
        double[] all = scores.toArray();
        collector.add(all, all.length, row -> false);
        ScoreProfile score = collector.finish("late");
        return new QualityProfile(
                new RowCounts(score.count(), score.count(), List.of()),
                List.of(),
                Optional.of(score),
                List.of(),
                List.of(),
                1);
    }

    private static double value(Metric metric) {
        return ((Metric.Value) metric).value();
    }
}
