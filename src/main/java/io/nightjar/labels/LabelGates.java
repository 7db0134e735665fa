package io.nightjar.labels;

import io.nightjar.labels.Fairness.Comparison;
import io.nightjar.quality.GroupFigures;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.SliceProfile;
import io.nightjar.quality.measure.Metric;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.RunSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The figures of gates on groups and labels. Selection rates are tonight's, where the slice stands in the input; all else is
 * of the last nights of the same model that have labels.
 *
 * @param store what was recorded of labels
 * @param spec the night that is judged: only nights before it are looked at
 */
public record LabelGates(LabelStore store, RunSpec spec) implements GroupFigures {

    @Override
    public Found of(Gate gate, QualityProfile night) {
        return switch (gate.measure()) {
            case MINIMUM_DEMOGRAPHIC_PARITY_RATIO -> parity("demographic-parity-ratio", gate, night);
            case MAXIMUM_DEMOGRAPHIC_PARITY_DIFFERENCE -> parity("demographic-parity-difference", gate, night);
            case MAXIMUM_EQUAL_OPPORTUNITY_DIFFERENCE -> realised("equal-opportunity-difference", gate);
            case MAXIMUM_FALSE_POSITIVE_RATE_DIFFERENCE -> realised("false-positive-rate-difference", gate);
            case MINIMUM_AUC -> auc(gate);
            case MAXIMUM_CALIBRATION_ERROR -> calibrationError(gate);
            default -> Found.missing("it is no figure of groups or labels");
        };
    }

    private Found parity(String measure, Gate gate, QualityProfile night) {
        String column = gate.column().orElseThrow();
        Optional<SliceProfile> slice = night.slice(column);
        if (slice.isEmpty()) {
            return realised(measure, gate);
        }
        if (slice.get().tooMany()) {
            return Found.missing("it has too many values to tell rows apart");
        }
        Map<String, Selection> groups = new TreeMap<>();
        slice.get()
                .groups()
                .forEach((value, some) -> groups.put(value, new Selection(some.rows(), some.selected(), 0, 0, 0, 0)));
        return found(Fairness.measure(measure, groups, spec.job().slices().minimumRows()), "");
    }

    private Found realised(String measure, Gate gate) {
        List<LabelResult> nights = nights(gate);
        if (nights.isEmpty()) {
            return withoutLabels();
        }
        Map<String, Selection> groups = Fairness.pooled(nights, gate.column().orElseThrow());
        return found(Fairness.measure(measure, groups, spec.job().slices().minimumRows()), ", " + over(nights));
    }

    private static Found found(Comparison compared, String where) {
        return compared.figure()
                .value()
                .map(value -> new Found(
                        Metric.of(value), "between " + compared.highest() + " and " + compared.lowest() + where))
                .orElseGet(() -> Found.missing(compared.figure().notAvailable().orElse("there is none")));
    }

    private List<LabelResult> nights(Gate gate) {
        String model = spec.job().model().toString();
        return store.latest(spec.job().name(), spec.date().date(), model, gate.nights());
    }

    /** Of all pairs of a positive and a negative row of one night, the share that is in the right order, ties half. */
    private Found auc(Gate gate) {
        List<LabelResult> nights = nights(gate);
        double right = 0;
        double pairs = 0;
        for (LabelResult night : nights) {
            Optional<Double> auc = night.all().realised("auc").flatMap(Figure::value);
            Optional<Selection> rows = night.all().selection();
            if (auc.isPresent() && rows.isPresent()) {
                double of = (double) rows.get().positives() * rows.get().negatives();
                right += of * auc.get();
                pairs += of;
            }
        }
        return pairs == 0
                ? nights.isEmpty() ? withoutLabels() : Found.missing("no labelled night has rows of both kinds")
                : new Found(Metric.of(right / pairs), over(nights));
    }

    /** Of the bins of all nights together. */
    private Found calibrationError(Gate gate) {
        List<LabelResult> nights = nights(gate);
        CalibrationBin[] bins = new CalibrationBin[CalibrationBin.BINS];
        java.util.Arrays.fill(bins, new CalibrationBin(0, 0, 0));
        for (LabelResult night : nights) {
            for (int bin = 0; bin < night.all().calibration().size(); bin++) {
                bins[bin] = bins[bin].plus(night.all().calibration().get(bin));
            }
        }
        long rows = 0;
        double away = 0;
        for (CalibrationBin bin : bins) {
            rows += bin.rows();
            away += Math.abs(bin.scores() - bin.positives());
        }
        return rows == 0
                ? nights.isEmpty() ? withoutLabels() : Found.missing("the scores are no probabilities")
                : new Found(Metric.of(away / rows), over(nights));
    }

    private Found withoutLabels() {
        return Found.missing("no night of " + spec.job().model() + " before " + spec.date() + " has labels yet");
    }

    /** {@code over 3 labelled nights from 2001-05-05 to 2001-05-07}. */
    private static String over(List<LabelResult> nights) {
        return nights.size() == 1
                ? "on " + nights.get(0).date()
                : "over " + nights.size() + " labelled nights from "
                        + nights.get(nights.size() - 1).date() + " to "
                        + nights.get(0).date();
    }
}
