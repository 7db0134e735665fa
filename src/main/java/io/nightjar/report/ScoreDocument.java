package io.nightjar.report;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.ScoreBins;
import io.nightjar.quality.ScoreProfile;
import io.nightjar.quality.measure.Metric;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The scores in a report's JSON.
 *
 * @param positive the class whose score it is, or the name of the number that is predicted
 * @param psi against the baseline; its bins follow
 * @param psiByChance what it comes to on average when nothing has drifted
 * @param psiEdges inner edges of its bins, frozen in the baseline
 * @param psiBaseline the baseline's rows in each, one more than edges
 * @param psiTonight this night's rows in each
 * @param histogram this night's rows in a hundred equal bins
 * @param baselineHistogram the baseline's; no entries where there is none
 * @param histogramFrom where the first of them begins: 0 for probabilities
 * @param histogramTo where the last of them ends: 1 for probabilities
 */
record ScoreDocument(
        String positive,
        long rows,
        Metric mean,
        Metric baselineMean,
        double min,
        double max,
        Metric quartile1,
        Metric median,
        Metric quartile3,
        Metric psi,
        Metric psiByChance,
        List<Double> psiEdges,
        List<Long> psiBaseline,
        List<Long> psiTonight,
        List<Long> histogram,
        List<Long> baselineHistogram,
        double histogramFrom,
        double histogramTo) {
    private static final int BINS = 100;

    static Optional<ScoreDocument> of(QualityProfile night, Optional<Baseline> baseline) {
        Metric none = Metric.notAvailable("there is no baseline");
        Optional<ScoreProfile> before =
                baseline.flatMap(frozen -> frozen.profile().score());
        Optional<ScoreBins> bins = baseline.filter(frozen -> frozen.scorePsi(night) instanceof Metric.Value)
                .flatMap(Baseline::scoreBins);
        PlotRange range = PlotRange.whole(night.score(), before);
        return night.score()
                .map(score -> new ScoreDocument(
                        score.positive(),
                        score.count(),
                        score.mean(),
                        before.map(ScoreProfile::mean).orElse(none),
                        score.min(),
                        score.max(),
                        score.quantile(0.25),
                        score.quantile(0.5),
                        score.quantile(0.75),
                        baseline.map(frozen -> frozen.scorePsi(night)).orElse(none),
                        baseline.map(frozen -> frozen.scorePsiByChance(night)).orElse(none),
                        bins.map(ScoreBins::edges).orElse(List.of()),
                        bins.map(ScoreBins::counts).orElse(List.of()),
                        bins.map(frozen -> list(frozen.count(score))).orElse(List.of()),
                        list(range.rows(score, BINS)),
                        before.map(old -> list(range.rows(old, BINS))).orElse(List.of()),
                        range.low(),
                        range.high()));
    }

    private static List<Long> list(long[] rows) {
        return LongStream.of(rows).boxed().toList();
    }
}
