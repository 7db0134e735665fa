package io.nightjar.report;

import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.quality.Baseline;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.FeatureUse;
import io.nightjar.quality.Figures;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.ScoreProfile;
import io.nightjar.quality.Verdict;
import io.nightjar.quality.measure.Metric;
import io.nightjar.run.JobDefinition.Measure;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The things that matter about a night, in words, most important first. */
final class Findings {
    private static final int MOST = 3;

    /** A share of values the model could not use that is worth a sentence. */
    private static final double NOTABLE_SHARE = 0.001;

    /** A change of the null share against the baseline that is worth a sentence. */
    private static final double NOTABLE_CHANGE = 0.01;

    private final QualityReport report;
    private final QualityProfile night;
    private final List<String> sentences = new ArrayList<>();

    private Findings(QualityReport report) {
        this.report = report;
        this.night = report.profile();
    }

    /** At least one sentence, at most three. */
    static List<String> of(QualityReport report) {
        Findings findings = new Findings(report);
        findings.sentences.addAll(report.verdict().reasons());
        findings.weekday();
        findings.rejects();
        findings.values();
        findings.nulls();
        findings.scores();
        findings.rows();
        return findings.sentences.stream().limit(MOST).toList();
    }

    private void rejects() {
        long rejected = night.rows().rejected();
        if (rejected > 0) {
            String why = night.rows().rejects().stream()
                    .max(Comparator.comparingLong(reject -> reject.rows()))
                    .map(reject -> share(reject.rows(), rejected)
                            + Words.reject(reject.reason())
                            + reject.column().map(column -> " (" + column + ")").orElse(""))
                    .orElse("");
            sentences.add(
                    Figures.count(rejected) + (rejected == 1 ? " row was" : " rows were") + " rejected, " + why + ".");
        }
    }

    private static String share(long rows, long all) {
        if (rows == all) {
            return "because: ";
        }
        String count = Figures.count(rows);
        return 2 * rows > all ? "most of them (" + count + ") because: " : "the largest part (" + count + ") because: ";
    }

    private void values() {
        worst(FeatureUse::unknown)
                .ifPresent(column -> sentences.add(Figures.percent(share(column, FeatureUse::unknown))
                        + " of the values of " + name(column)
                        + " are categories that the model does not know; they add nothing to a score."));
        worst(FeatureUse::invalid)
                .ifPresent(column -> sentences.add(Figures.percent(share(column, FeatureUse::invalid))
                        + " of the values of " + name(column) + " are NaN or infinite."));
    }

    private String name(ColumnProfile column) {
        return Words.column(column.name(), report.facts());
    }

    private Optional<ColumnProfile> worst(ToLongFunction<FeatureUse> rows) {
        return night.columns().stream()
                .filter(column -> share(column, rows) > NOTABLE_SHARE)
                .max(Comparator.comparingDouble(column -> share(column, rows)));
    }

    private static double share(ColumnProfile column, ToLongFunction<FeatureUse> rows) {
        long some = column.use().map(rows::applyAsLong).orElse(0L);
        return Metric.share(some, column.rows()) instanceof Metric.Value share ? share.value() : 0;
    }

    private void nulls() {
        for (ColumnProfile column : night.columns()) {
            Optional<Metric> before = report.baseline()
                    .flatMap(baseline -> baseline.profile().column(column.name()))
                    .map(ColumnProfile::nullShare);
            if (column.nullShare() instanceof Metric.Value now
                    && before.isPresent()
                    && before.get() instanceof Metric.Value then
                    && Math.abs(now.value() - then.value()) > NOTABLE_CHANGE) {
                sentences.add("Nulls in " + name(column) + ": " + Figures.percent(now.value()) + " of rows, against "
                        + Figures.percent(then.value()) + " in the baseline.");
            }
        }
    }

    private void scores() {
        Optional<ScoreProfile> before = report.baseline().map(Baseline::profile).flatMap(QualityProfile::score);
        if (night.score().isPresent()
                && night.score().get().mean() instanceof Metric.Value now
                && before.isPresent()
                && before.get().mean() instanceof Metric.Value then) {
            sentences.add("The mean score is " + Figures.number(now.value()) + ", against "
                    + Figures.number(then.value()) + " in the baseline.");
        }
    }

    /** A weekday is the same in all rows of a night, so that the whole night's scores move with it. */
    private void weekday() {
        boolean drifted = report.gates().stream()
                .anyMatch(outcome -> outcome.gate().measure() == Measure.MAXIMUM_SCORE_PSI
                        && outcome.level() != Verdict.Level.PASSED
                        && outcome.measured() instanceof Metric.Value);
        if (drifted && !isComparedWithItsWeekday()) {
            report.facts().signature().features().stream()
                    .filter(feature -> feature.kinds().contains(Kind.WEEKDAY))
                    .findFirst()
                    .ifPresent(feature -> sentences.add("The model uses the weekday of " + feature.name()
                            + ", and " + report.facts().date() + " is a " + weekdayName()
                            + ": its scores move as a whole from one day of the week to another."));
        }
    }

    private boolean isComparedWithItsWeekday() {
        DayOfWeek tonight = report.facts().date().date().getDayOfWeek();
        List<LocalDate> nights = report.baseline().map(Baseline::nights).orElse(List.of());
        return !nights.isEmpty() && nights.stream().allMatch(night -> night.getDayOfWeek() == tonight);
    }

    private String weekdayName() {
        return report.facts().date().date().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private void rows() {
        if (night.rows().rejected() == 0) {
            sentences.add("Every row that was read was scored.");
        }
        if (night.modelSeen() instanceof Metric.Value seen) {
            sentences.add("Of the values that the model asks for, " + Figures.percent(seen.value())
                    + " were values it knows.");
        }
    }
}
