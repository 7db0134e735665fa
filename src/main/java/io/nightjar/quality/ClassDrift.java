package io.nightjar.quality;

import io.nightjar.quality.measure.Comparison;
import io.nightjar.quality.measure.DriftMeasure;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.PopulationStability;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How far the predicted classes of a night lie from those of its baseline: each class is a bin, and a row that was scored
 * counts in the one that was predicted.
 *
 * @param bins every class that either side predicts, by name
 */
public record ClassDrift(List<Bin> bins) {
    private static final double ROUNDING = 1e-12;

    /**
     * @param before rows of the baseline
     * @param now rows of the night
     */
    public record Bin(String label, long before, long now) {}

    public ClassDrift {
        bins = List.copyOf(bins);
    }

    /** Empty where one of both names no classes, as a regression does. */
    public static Optional<ClassDrift> of(Baseline baseline, QualityProfile night) {
        QualityProfile before = baseline.profile();
        if (before.classes().isEmpty() || night.classes().isEmpty()) {
            return Optional.empty();
        }
        SortedSet<String> classes = new TreeSet<>(before.classNames());
        classes.addAll(night.classNames());
        return Optional.of(new ClassDrift(classes.stream()
                .map(label -> new Bin(label, before.predicted(label), night.predicted(label)))
                .toList()));
    }

    /** Both sides over the classes. */
    Comparison compared() {
        return Comparison.ofBins(
                bins.stream().mapToLong(Bin::before).toArray(),
                bins.stream().mapToLong(Bin::now).toArray());
    }

    /** The figure of a measure of bins. */
    public Metric figure(DriftMeasure measure) {
        return measure.between(compared());
    }

    /** What the stability index comes to on average when nothing has drifted. */
    public Metric psiByChance() {
        return PopulationStability.byChance(compared());
    }

    /** How likely chance alone gives such a figure; not available for a measure that is no test. */
    public Metric pValue(DriftMeasure measure) {
        return measure.pValue(compared());
    }

    /**
     * The class whose share changed most.
     *
     * @param before its share in the baseline
     * @param now its share of the night
     */
    public record Moved(String label, double before, double now) {
        /** Beyond what rounding does, so that both of two classes have the same. */
        private long size() {
            return Math.round(Math.abs(now - before) / ROUNDING);
        }
    }

    /** Of equal ones the rarest, of which it is the larger change; empty where a side has no rows. */
    public Optional<Moved> most() {
        double before = bins.stream().mapToLong(Bin::before).sum();
        double now = bins.stream().mapToLong(Bin::now).sum();
        return before == 0 || now == 0
                ? Optional.empty()
                : bins.stream()
                        .map(bin -> new Moved(bin.label, bin.before / before, bin.now / now))
                        .max(Comparator.comparingLong(Moved::size)
                                .thenComparing(Moved::before, Comparator.reverseOrder()));
    }
}
