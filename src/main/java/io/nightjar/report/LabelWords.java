package io.nightjar.report;

import io.nightjar.labels.Figure;
import io.nightjar.labels.Interval;
import io.nightjar.quality.Figures;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How figures that labels give are called and written for people. */
final class LabelWords {
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry(ClaimedShare.NAME, "share of"),
            Map.entry("auc", "AUC"),
            Map.entry("f1", "F1"),
            Map.entry("log-loss", "log loss"),
            Map.entry("brier-score", "Brier score"),
            Map.entry("calibration-error", "calibration error"),
            Map.entry("decision-precision", "precision of the decision"),
            Map.entry("decision-recall", "recall of the decision"),
            Map.entry("decision-f1", "F1 of the decision"),
            Map.entry("macro-precision", "precision, mean of classes"),
            Map.entry("macro-recall", "recall, mean of classes"),
            Map.entry("macro-f1", "F1, mean of classes"),
            Map.entry("weighted-f1", "F1, mean by labels"),
            Map.entry("mae", "mean absolute error"),
            Map.entry("rmse", "root mean square error"),
            Map.entry("bias", "mean of predicted less true"),
            Map.entry("r2", "R²"),
            Map.entry("demographic-parity-difference", "demographic parity, difference"),
            Map.entry("demographic-parity-ratio", "demographic parity, ratio"),
            Map.entry("equal-opportunity-difference", "equal opportunity, difference"),
            Map.entry("false-positive-rate-difference", "false-positive rate, difference"),
            Map.entry("equalized-odds-difference", "equalized odds, difference"));
    private static final Set<String> SMALLER_IS_BETTER =
            Set.of("log-loss", "brier-score", "calibration-error", "mae", "rmse");
    private static final Set<String> NEITHER_IS_BETTER = Set.of("bias");

    private LabelWords() {}

    static String title(String name) {
        return TITLES.getOrDefault(name, name);
    }

    static String number(Optional<Figure> figure) {
        return figure.flatMap(Figure::value).map(Figures::number).orElse("–");
    }

    static String interval(Optional<Figure> figure) {
        return figure.flatMap(Figure::interval)
                .map(interval -> interval(interval, Figures::number))
                .orElse("");
    }

    static String percent(Figure figure) {
        return figure.value().map(Figures::percent).orElse("–");
    }

    static String percentInterval(Figure figure) {
        return figure.interval()
                .map(interval -> interval(interval, Figures::percent))
                .orElse("");
    }

    private static String interval(Interval interval, java.util.function.DoubleFunction<String> words) {
        return words.apply(interval.low()) + " to " + words.apply(interval.high());
    }

    /** Of {@link #comparison}: whether somebody should look. */
    static boolean isBad(String remark) {
        return remark.startsWith("worse") || remark.endsWith("claimed");
    }

    /** How what came true compares with what the scores let expect; empty where nothing can be said. */
    static String comparison(Figure realised, Optional<Figure> expected) {
        Optional<Double> usual = expected.flatMap(Figure::value);
        if (usual.isEmpty() || realised.interval().isEmpty() || NEITHER_IS_BETTER.contains(realised.name())) {
            return "";
        }
        Interval interval = realised.interval().get();
        if (usual.get() >= interval.low() && usual.get() <= interval.high()) {
            return "as expected";
        }
        boolean isMore = usual.get() < interval.low();
        if (realised.name().equals(ClaimedShare.NAME)) {
            return isMore ? "more than claimed" : "less than claimed";
        }
        return isMore == SMALLER_IS_BETTER.contains(realised.name()) ? "worse than expected" : "better than expected";
    }
}
