package io.nightjar.report;

import io.nightjar.quality.ScoreProfile;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** From where to where the scores of a night and its baseline are shown. */
record PlotRange(double low, double high) {

    /** 0 to 1 for probabilities; for other scores from the least of both to the greatest, in round numbers. */
    static PlotRange whole(Optional<ScoreProfile> night, Optional<ScoreProfile> baseline) {
        Optional<ScoreProfile> any = night.filter(score -> score.count() > 0).or(() -> baseline);
        if (any.isEmpty() || any.get().isOfProbabilities()) {
            return new PlotRange(0, 1);
        }
        ScoreProfile other = baseline.filter(score -> score.count() > 0).orElse(any.get());
        return round(Math.min(any.get().min(), other.min()), Math.max(any.get().max(), other.max()));
    }

    /** The same; of probabilities that are all small, a smaller range: [0, 1] would show one bar. */
    static PlotRange closer(ScoreProfile night, Optional<ScoreProfile> baseline) {
        if (!night.isOfProbabilities()) {
            return whole(Optional.of(night), baseline);
        }
        double max = Math.max(night.max(), baseline.map(ScoreProfile::max).orElse(0.0));
        return new PlotRange(
                0,
                DoubleStream.of(0.05, 0.1, 0.2, 0.5)
                        .filter(range -> max < range)
                        .findFirst()
                        .orElse(1));
    }

    /** Ends at multiples of a tenth of the width's next power of ten. */
    private static PlotRange round(double min, double max) {
        double width = max > min ? max - min : Math.max(1, Math.abs(max));
        double step = Math.pow(10, Math.floor(Math.log10(width)));
        double low = Math.floor(min / step) * step;
        double high = Math.ceil(max / step) * step;
        return new PlotRange(low, high > low ? high : low + step);
    }

    /** Rows in each of so many equally wide bins. */
    long[] rows(ScoreProfile score, int bins) {
        if (!score.isOfProbabilities()) {
            return score.histogram(low, high, bins);
        }
        long[] thousandths = score.histogram(1000);
        long[] rows = new long[bins];
        int width = (int) Math.round(1000 * high / bins);
        for (int i = 0; i < bins * width; i++) {
            rows[i / width] += thousandths[i];
        }
        return rows;
    }

    /** Where a score lies, as a share of the range. */
    double place(double score) {
        return (score - low) / (high - low);
    }

    /** The score at a share of the range. */
    double at(double share) {
        return low + (high - low) * share;
    }
}
