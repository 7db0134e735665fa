package io.nightjar.report;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.ClassCount;
import io.nightjar.quality.ClassDrift;
import io.nightjar.quality.Figures;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.PopulationStability;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the predictions divide among the classes.
 *
 * @param lines the largest classes, largest first
 * @param others what is not shown, or nothing
 * @param drift from the baseline, in a sentence; empty where there is none
 */
public record ClassMix(List<Line> lines, String others, String drift) {
    private static final int SHOWN = 12;

    /**
     * @param width of the bar, 0 to 100
     * @param baselineAt where the baseline's share lies on the bar, 0 to 100; empty where there is none
     */
    public record Line(String label, String rows, String share, String baseline, String width, String baselineAt) {}

    static ClassMix of(QualityProfile night, Optional<Baseline> baseline) {
        List<ClassCount> classes = night.classes().stream()
                .sorted(Comparator.comparingLong(ClassCount::rows).reversed())
                .toList();
        int hidden = Math.max(0, classes.size() - SHOWN);
        return new ClassMix(
                classes.stream()
                        .limit(SHOWN)
                        .map(one -> line(one, night, baseline))
                        .toList(),
                hidden == 0 ? "" : "and " + Figures.count(hidden) + " classes with fewer rows",
                baseline.flatMap(frozen -> ClassDrift.of(frozen, night))
                        .map(ClassMix::drift)
                        .orElse(""));
    }

    private static String drift(ClassDrift drift) {
        return drift.most()
                .map(most -> "Drift of all classes together: PSI "
                        + Words.figure(drift.figure(new PopulationStability()), Figures::number)
                        + " (chance alone gives " + Words.figure(drift.psiByChance(), Figures::number)
                        + "). The share of " + most.label() + " moved most, from "
                        + Figures.percent(most.before()) + " to " + Figures.percent(most.now()) + ".")
                .orElse("");
    }

    private static Line line(ClassCount one, QualityProfile night, Optional<Baseline> baseline) {
        Metric share = share(one.label(), night);
        Metric before = baseline.map(frozen -> share(one.label(), frozen.profile()))
                .orElse(Metric.notAvailable("there is no baseline"));
        return new Line(
                one.label(),
                Figures.count(one.rows()),
                Words.figure(share, Figures::percent),
                Words.figure(before, Figures::percent),
                share instanceof Metric.Value value ? Svg.at(value.value() * 100) : "0",
                before instanceof Metric.Value value ? Svg.at(value.value() * 100) : "");
    }

    /** Share of the scored rows that were predicted to be of a class. */
    static Metric share(String label, QualityProfile profile) {
        return Metric.share(profile.predicted(label), profile.rows().scored());
    }
}
