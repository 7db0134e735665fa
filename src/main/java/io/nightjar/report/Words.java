package io.nightjar.report;

import io.nightjar.quality.QualityReport;
import io.nightjar.quality.RunFacts;
import io.nightjar.quality.measure.Metric;
import io.nightjar.scoring.RejectReason;
import java.util.List;
import java.util.function.DoubleFunction;

/** The sentences that page and text share. */
final class Words {
    private Words() {}

    static String meaning(QualityReport report) {
        return switch (report.verdict().level()) {
            case PASSED -> "Every gate passed: fit to publish.";
            case WARNED -> "Fit to publish, but somebody should look.";
            case HELD ->
                report.facts().waiver().isPresent()
                        ? "Held by its gates, and released by a person."
                        : "Not fit to publish: what was published before stays in place.";
        };
    }

    /** What people call a column or a feature; empty where that is its name. */
    static String title(String name, RunFacts facts) {
        String title = facts.wording(name).title();
        return title.equals(name) ? "" : title;
    }

    /** A column by its name, and by what people call it. */
    static String column(String name, RunFacts facts) {
        String title = title(name, facts);
        return title.isEmpty() ? name : name + " (" + title + ")";
    }

    static String reject(RejectReason reason) {
        return switch (reason) {
            case MISSING_VALUE -> "a value is missing";
            case UNKNOWN_CATEGORY -> "a category the model does not know";
            case INVALID_NUMBER -> "NaN or an infinity";
            case NO_KNOWN_FEATURE -> "nothing in the row is known to the model";
            case SCORE_NOT_A_NUMBER -> "the score is not a finite number";
            case REFUSED_BY_MODEL -> "the model refuses the row";
            case BREAKS_CONTRACT -> "it breaks the job's contract";
        };
    }

    /** What can be typed next, best first. */
    static List<String> commands(QualityReport report) {
        String run = report.facts().run().value();
        String job = report.facts().job();
        String again = "./nightjar run " + job + " --date " + report.facts().date() + " --rerun";
        return switch (report.verdict().level()) {
            case PASSED -> List.of("./nightjar show " + run, "./nightjar describe " + job, "./nightjar runs " + job);
            case WARNED -> List.of("./nightjar show " + run, "./nightjar logs " + run, again);
            case HELD -> List.of("./nightjar show " + run, "./nightjar validate " + job, again);
        };
    }

    /** A figure, or a dash where there is none. */
    static String figure(Metric metric, DoubleFunction<String> format) {
        return metric instanceof Metric.Value value ? format.apply(value.value()) : "–";
    }
}
