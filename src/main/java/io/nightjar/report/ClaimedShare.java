package io.nightjar.report;

import io.nightjar.labels.CalibrationBin;
import io.nightjar.labels.Figure;
import io.nightjar.labels.Group;
import io.nightjar.labels.LabelResult;
import io.nightjar.quality.Figures;
import java.util.Optional;

/** How many labelled rows are of the positive class, and how many the scores of those rows claim. */
final class ClaimedShare {
    static final String NAME = "positive-share";

    private ClaimedShare() {}

    /** None where no label has come, no class is the positive one, or the scores are no probabilities. */
    static Optional<Figure> realised(LabelResult result) {
        Group all = result.all();
        long rows = rows(all);
        long positives =
                all.calibration().stream().mapToLong(CalibrationBin::positives).sum();
        return rows == 0 || result.positive().isEmpty()
                ? Optional.empty()
                : Optional.of(Figure.share(NAME, positives, rows, ""));
    }

    /** The mean score of the same rows. */
    static Optional<Figure> expected(LabelResult result) {
        Group all = result.all();
        double scores =
                all.calibration().stream().mapToDouble(CalibrationBin::scores).sum();
        return rows(all) == 0 || result.positive().isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(NAME, Optional.of(scores / rows(all)), Optional.empty(), Optional.empty()));
    }

    /** Both in words. */
    static Optional<String> sentence(LabelResult result) {
        return realised(result).flatMap(Figure::value).flatMap(share -> expected(result)
                .flatMap(Figure::value)
                .map(claim -> Figures.percent(share)
                        + " were ‘" + result.positive().orElse("positive") + "’, the scores claimed "
                        + Figures.percent(claim)));
    }

    private static long rows(Group all) {
        return all.calibration().stream().mapToLong(CalibrationBin::rows).sum();
    }
}
