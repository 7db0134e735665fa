package io.nightjar.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that others publish, with their source. */
class LabelFiguresTest {

    /** R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void theIntervalOfAShareIsTheOneThatNewcombePrints(long part, long whole, double low, double high) {
        Interval interval = Interval.ofShare(part, whole);

        assertThat(interval.low()).isEqualTo(low, within(0.00005));
        assertThat(interval.high()).isEqualTo(high, within(0.00005));
    }

    /** R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "10, 10, 0, 20, 0.6791, 1",
        "10, 10, 0, 10, 0.6075, 1"
    })
    void theIntervalOfADifferenceIsTheOneThatNewcombePrints(
            long part, long whole, long otherPart, long otherWhole, double low, double high) {
        Interval interval = Interval.ofDifference(part, whole, otherPart, otherWhole);

        assertThat(interval.low()).isEqualTo(low, within(0.00005));
        assertThat(interval.high()).isEqualTo(high, within(0.00005));
    }

    /** Physicians' Health Study, heart attacks with placebo and with aspirin: Agresti, Categorical Data Analysis, 3.1. */
    @Test
    void theIntervalOfARatioIsTheOneThatAgrestiPrints() {
        Interval interval = Interval.ofRatio(189, 11034, 104, 11037).orElseThrow();

        assertThat(interval.low()).isEqualTo(1.43, within(0.005));
        assertThat(interval.high()).isEqualTo(2.31, within(0.005));
        assertThat(Interval.ofRatio(0, 10, 3, 10)).isEmpty();
    }

    /** scikit-learn's documentation of roc_auc_score, and by hand: placements 1/2, 1 and 1, 1/2. */
    @Test
    void theAreaIsTheOneOfScikitLearnAndItsVarianceTheOneOfDeLong() {
        RankTally ranks = new RankTally();
        ranks.negative(0.1);
        ranks.positive(0.35);
        ranks.negative(0.4);
        ranks.positive(0.8);

        Figure auc = ranks.figure();

        assertThat(auc.value()).contains(0.75);
        double error = Math.sqrt(0.125 / 2 + 0.125 / 2);
        assertThat(auc.interval().orElseThrow().low()).isEqualTo(0.75 - Interval.Z * error, within(1e-12));
        assertThat(auc.interval().orElseThrow().high()).isEqualTo(1);
    }

    @Test
    void labelsOfOneSideHaveNoArea() {
        RankTally ranks = new RankTally();
        ranks.positive(0.3);

        assertThat(ranks.figure().notAvailable()).contains("all labels are of one side");
    }

    /** scikit-learn's documentation of brier_score_loss and log_loss. */
    @Test
    void brierScoreAndLogLossAreThoseOfScikitLearn() {
        ScoreTally brier = new ScoreTally();
        brier.negative(0.1);
        brier.negative(0.3);
        brier.positive(0.8);
        brier.positive(0.9);
        assertThat(named(brier.ofProbabilities(), "brier-score")).isEqualTo(0.0375, within(1e-12));

        // The spam of ["spam", "ham", "ham", "spam"] has 0.9, 0.1, 0.2 and 0.65.
        ScoreTally spam = new ScoreTally();
        spam.negative(0.1);
        spam.negative(0.2);
        spam.positive(0.65);
        spam.positive(0.9);
        assertThat(named(spam.ofProbabilities(), "log-loss")).isEqualTo(0.21616187468057912, within(1e-15));
    }

    /** scikit-learn's documentation of calibration_curve, there with three bins: these scores fall into ten as into nine. */
    @Test
    void binsHoldTheirRowsAndTheErrorWeighsThem() {
        ScoreTally tally = new ScoreTally();
        double[] scores = {0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1};
        for (int i = 0; i < scores.length; i++) {
            if (i < 4) {
                tally.negative(scores[i]);
            } else {
                tally.positive(scores[i]);
            }
        }

        List<CalibrationBin> bins = tally.calibration().bins();

        assertThat(bins.stream().map(CalibrationBin::rows)).containsExactly(0L, 1L, 1L, 1L, 1L, 0L, 1L, 1L, 1L, 2L);
        assertThat(bins.get(9).meanScore()).isEqualTo(0.95, within(1e-12));
        assertThat(bins.get(9).positiveShare()).isEqualTo(1);
        assertThat(tally.calibration().error().value().orElseThrow())
                .isEqualTo((0.1 + 0.2 + 0.3 + 0.4 + 0.35 + 0.3 + 0.2 + 0.1) / 9, within(1e-12));
    }

    /** scikit-learn's documentation of precision_score, recall_score and f1_score. */
    @Test
    void meansOverClassesAreThoseOfScikitLearn() {
        Confusion confusion = new Confusion(3);
        int[] truth = {0, 1, 2, 0, 1, 2};
        int[] predicted = {0, 2, 1, 0, 0, 1};
        for (int i = 0; i < truth.length; i++) {
            confusion.add(truth[i], predicted[i], 1);
        }

        List<Figure> figures = confusion.ofAll();

        assertThat(named(figures, "macro-precision")).isEqualTo(0.2222, within(0.00005));
        assertThat(named(figures, "macro-recall")).isEqualTo(0.3333, within(0.00005));
        assertThat(named(figures, "macro-f1")).isEqualTo(0.2667, within(0.00005));
        assertThat(named(figures, "weighted-f1")).isEqualTo(0.2667, within(0.00005));
        assertThat(named(figures, "accuracy")).isEqualTo(0.3333, within(0.00005));
    }

    /** The variance of a mean of quotients without the delta method: each cell's rows left out one by one. */
    @Test
    void theIntervalOfAMeanOverClassesIsThatOfTheJackknife() {
        double[][] rows = {{40_000, 3000, 2000}, {6000, 30_000, 4000}, {500, 7000, 7500}};
        double n = 100_000;
        for (ClassMeans means : ClassMeans.all()) {
            double whole = means.of(rows);
            double first = 0;
            double second = 0;
            for (double[] truth : rows) {
                for (int predicted = 0; predicted < 3; predicted++) {
                    truth[predicted]--;
                    double away = means.of(rows) - whole;
                    truth[predicted]++;
                    first += truth[predicted] * away;
                    second += truth[predicted] * away * away;
                }
            }
            double error = Math.sqrt((n - 1) / n * (second - first * first / n));
            Interval interval = means.figure(rows).interval().orElseThrow();
            assertThat(interval.high() - interval.low())
                    .as(means.label())
                    .isEqualTo(2 * Interval.Z * error, within(1e-5));
        }
    }

    /** scikit-learn 1.7's documentation of brier_score_loss, of several classes; the rest by hand. */
    @Test
    void probabilitiesOfSeveralClassesAreMeasuredTogether() {
        ClassesTally tally = new ClassesTally(3);
        tally.row(new double[] {0.8, 0.1, 0.1}, 0, 0);
        tally.row(new double[] {0.2, 0.7, 0.1}, 1, 1);
        tally.row(new double[] {0.2, 0.2, 0.6}, 2, 2);
        assertThat(named(tally.realised(), "brier-score")).isEqualTo(0.14666, within(0.00001));
        assertThat(named(tally.realised(), "log-loss"))
                .isEqualTo(-(Math.log(0.8) + Math.log(0.7) + Math.log(0.6)) / 3, within(1e-12));
        assertThat(tally.calibration().error().value().orElseThrow()).isEqualTo((0.2 + 0.3 + 0.4) / 3, within(1e-12));
        // A row without a label counts for what is expected only.
        tally.row(new double[] {0.5, 0.3, 0.2}, 3, 0);
        assertThat(named(tally.expected(), "accuracy")).isEqualTo((0.8 + 0.7 + 0.6 + 0.5) / 4, within(1e-12));
        assertThat(named(tally.expected(), "macro-recall"))
                .isEqualTo((1.3 / 1.7 + 0.7 / 1.3 + 0.6 / 1.0) / 3, within(1e-12));
        assertThat(tally.calibration().rows()).isEqualTo(3);
    }

    /** scikit-learn's documentation of mean_absolute_error, mean_squared_error and r2_score. */
    @Test
    void errorsOfNumbersAreThoseOfScikitLearn() {
        NumberTally tally = new NumberTally();
        double[] truth = {3, -0.5, 2, 7};
        double[] predicted = {2.5, 0.0, 2, 8};
        for (int i = 0; i < truth.length; i++) {
            tally.add(predicted[i], truth[i]);
        }

        assertThat(named(tally.figures(), "mae")).isEqualTo(0.5);
        assertThat(named(tally.figures(), "rmse")).isEqualTo(0.612, within(0.0005));
        assertThat(named(tally.figures(), "r2")).isEqualTo(0.948, within(0.0009));
    }

    /**
     * The algorithm that NannyML's documentation lists for the area (How it works, binary classification, steps 1 to 11),
     * written down threshold by threshold.
     */
    @Test
    void theExpectedAreaIsTheOneOfNannyMlsAlgorithm() {
        Random random = new Random(7);
        double[] scores =
                random.doubles(200).map(p -> Math.round(p * 50) / 50.0).sorted().toArray();
        ExpectedTally tally = new ExpectedTally();
        Arrays.stream(scores).forEach(score -> tally.row(score, score >= 0.5 ? ExpectedTally.PREDICTED : 0));

        double area = 0;
        double lastTrue = 0;
        double lastFalse = 0;
        double[] thresholds = Arrays.stream(scores).distinct().toArray();
        double allPositive = Arrays.stream(scores).sum();
        for (int i = thresholds.length - 1; i >= 0; i--) {
            double threshold = thresholds[i];
            double hits = Arrays.stream(scores).filter(p -> p >= threshold).sum();
            double misses = Arrays.stream(scores)
                    .filter(p -> p >= threshold)
                    .map(p -> 1 - p)
                    .sum();
            double trueRate = hits / allPositive;
            double falseRate = misses / (scores.length - allPositive);
            area += (falseRate - lastFalse) * (trueRate + lastTrue) / 2;
            lastTrue = trueRate;
            lastFalse = falseRate;
        }

        assertThat(named(tally.figures(""), "auc")).isEqualTo(area, within(1e-12));
        assertThat(named(tally.figures(""), "accuracy"))
                .isEqualTo(
                        Arrays.stream(scores)
                                .map(p -> Math.max(p, 1 - p))
                                .average()
                                .orElseThrow(),
                        within(1e-12));
    }

    /**
     * NannyML's tests/performance_estimation/CBPE/test_cbpe_metrics.py, synthetic binary data set in chunks of 20,000 and 30,000
     * rows: from the expected confusion that it publishes to the figures that it publishes. The rows behind them, calibrated by
     * NannyML, are not here: as many rows of two scores have that confusion.
     */
    @ParameterizedTest
    @CsvSource({
        "9488.96406430504, 567.0359356949585, 475.8920580187156, 9468.107941981285,"
                + " 0.9478536003143163, 0.9436121782324026, 0.9522429574319092, 0.9479079222515973",
        "14537.180201036117, 1267.8197989638852, 994.4018804500995, 13200.5981195499,"
                + " 0.9245926106862006, 0.9197836255005452, 0.9359754933378336, 0.9278089207836576"
    })
    void theExpectedFiguresAreThoseThatNannyMlPublishesOfItsExpectedConfusion(
            double hits,
            double falseAlarms,
            double missed,
            double passed,
            double accuracy,
            double precision,
            double recall,
            double f1) {
        ExpectedTally tally = new ExpectedTally();
        long negatives = Math.round(missed + passed);
        long positives = Math.round(hits + falseAlarms);
        LongStream.range(0, negatives).forEach(row -> tally.row(missed / negatives, 0));
        LongStream.range(0, positives).forEach(row -> tally.row(hits / positives, ExpectedTally.PREDICTED));
        assertThat(named(tally.figures(""), "accuracy")).isEqualTo(accuracy, within(1e-12));
        assertThat(named(tally.figures(""), "precision")).isEqualTo(precision, within(1e-12));
        assertThat(named(tally.figures(""), "recall")).isEqualTo(recall, within(1e-12));
        assertThat(named(tally.figures(""), "f1")).isEqualTo(f1, within(1e-12));
    }

    /** Fairlearn's user guide, "Common fairness metrics" and "Performing a fairness assessment". */
    @Test
    void groupsAreComparedAsFairlearnComparesThem() {
        int[] truth = {0, 1, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1};
        int[] called = {0, 0, 1, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0};
        String[] group = {"b", "b", "a", "b", "b", "c", "c", "c", "a", "a", "c", "a", "b", "c", "c", "b", "c", "c"};
        Map<String, Selection> selections = new TreeMap<>();
        for (int i = 0; i < truth.length; i++) {
            selections.merge(
                    group[i],
                    new Selection(
                            1, called[i], truth[i], truth[i] * called[i], 1 - truth[i], (1 - truth[i]) * called[i]),
                    Selection::plus);
        }

        Fairness fairness = Fairness.of(List.of(ResultSample.of("2001-05-08", 1, "sex", selections)))
                .get(0);

        assertThat(fairness.groups().stream()
                        .map(of -> of.selectionRate().value().orElseThrow()))
                .containsExactly(0.5, 0.5, 0.75);
        assertThat(fairness.measure("demographic-parity-difference").value()).contains(0.25);
        assertThat(fairness.measure("demographic-parity-ratio").value().orElseThrow())
                .isEqualTo(0.66666, within(0.00001));
        assertThat(fairness.measure("equal-opportunity-difference").value().orElseThrow())
                .isEqualTo(0.2, within(1e-12));
        assertThat(fairness.measure("false-positive-rate-difference").value()).contains(1.0);
        assertThat(fairness.measure("equalized-odds-difference").value()).contains(1.0);
        assertThat(fairness.meetsFourFifths()).contains(false);
    }

    @Test
    void groupsWithFewRowsAreNeitherShownNorCompared() {
        Map<String, Selection> selections = Map.of(
                "a", new Selection(100, 50, 40, 30, 60, 20),
                "b", new Selection(100, 40, 20, 10, 80, 30),
                "c", new Selection(29, 0, 29, 0, 0, 0));

        Fairness fairness = Fairness.of(List.of(ResultSample.of("2001-05-08", 30, "sex", selections)))
                .get(0);

        assertThat(fairness.groups().get(2).rows()).isEmpty();
        assertThat(fairness.groups().get(2).selectionRate().notAvailable()).contains("fewer than 30 rows");
        assertThat(fairness.measure("demographic-parity-difference").value().orElseThrow())
                .isEqualTo(0.1, within(1e-12));
        assertThat(fairness.measure("equal-opportunity-difference").notAvailable())
                .contains("fewer than two groups have 30 positive labels");
        assertThat(fairness.measure("equalized-odds-difference").value()).isEmpty();
    }

    @Test
    void aNightThatDiffersFromItsPeriodIsNamed() {
        Map<String, Selection> usual =
                Map.of("a", new Selection(1000, 500, 0, 0, 0, 0), "b", new Selection(1000, 480, 0, 0, 0, 0));
        Map<String, Selection> other =
                Map.of("a", new Selection(1000, 500, 0, 0, 0, 0), "b", new Selection(1000, 300, 0, 0, 0, 0));
        List<LabelResult> nights = new ArrayList<>();
        for (int day = 1; day < 10; day++) {
            nights.add(ResultSample.of("2001-05-0" + day, 30, "sex", usual));
        }
        nights.add(ResultSample.of("2001-05-10", 30, "sex", other));

        Fairness fairness = Fairness.of(nights).get(0);

        assertThat(fairness.nights().subList(0, 9))
                .allSatisfy(night -> assertThat(night.moved()).isEmpty());
        assertThat(fairness.nights().get(9).moved())
                .containsExactly("demographic-parity-difference", "demographic-parity-ratio");
        assertThat(fairness.measure("demographic-parity-difference").value().orElseThrow())
                .isEqualTo((9 * 20 + 200) / 10_000.0, within(1e-12));
    }

    private static double named(List<Figure> figures, String name) {
        Optional<Figure> found =
                figures.stream().filter(figure -> figure.name().equals(name)).findFirst();
        return found.flatMap(Figure::value).orElseThrow();
    }
}
