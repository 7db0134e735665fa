package io.nightjar.quality;

import io.nightjar.quality.measure.DriftMeasure;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.PopulationStability;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import java.util.List;
import java.util.Optional;

/** A gate of the job file, ready to judge a night. */
public record Expectation(Gate gate) {

    /** Every gate's outcome, in their order. */
    public static List<GateOutcome> judge(List<Gate> gates, QualityProfile night, Reference reference) {
        return gates.stream()
                .map(gate -> new Expectation(gate).judge(night, reference))
                .toList();
    }

    /** Measures the night by a baseline and compares the figure with the limit; at the limit the gate still passes. */
    public GateOutcome judge(QualityProfile night, Optional<Baseline> baseline) {
        return judge(night, Reference.of(baseline));
    }

    private GateOutcome judge(QualityProfile night, Reference reference) {
        Optional<Baseline> baseline = reference.baseline();
        return switch (gate.measure()) {
            case MINIMUM_ROWS -> outcome(Metric.of((double) night.rows().read()));
            case MAXIMUM_REJECT_SHARE ->
                outcome(
                        Metric.share(night.rows().rejected(), night.rows().read()),
                        night.rows()
                                .mostFrequentReject()
                                .map(RowCounts.Reject::words)
                                .orElse(""));
            case MAXIMUM_NULL_SHARE ->
                outcome(gate.column()
                        .flatMap(night::column)
                        .map(ColumnProfile::nullShare)
                        .orElse(Metric.notAvailable("the run does not read this column")));
            case MAXIMUM_SCORE_PSI ->
                outcome(baseline.map(frozen -> frozen.scorePsi(night))
                        .orElse(Metric.notAvailable("there is no baseline")));
            case MAXIMUM_CLASS_DRIFT -> classDrift(night, baseline);
            case MAXIMUM_DRIFT -> {
                DriftExpectation.Found found = new DriftExpectation(gate).in(night, reference);
                String where = gate.column().isEmpty()
                        ? found.column().map(name -> "in " + name).orElse("")
                        : "";
                yield outcome(found.figure(), where);
            }
            case UNUSUAL_NIGHT -> new UnusualGate(gate).judge(night, reference);
            default -> {
                GroupFigures.Found found = reference.groups().of(gate, night);
                yield outcome(found.figure(), found.where());
            }
        };
    }

    private GateOutcome classDrift(QualityProfile night, Optional<Baseline> baseline) {
        if (baseline.isEmpty()) {
            return outcome(Metric.notAvailable("there is no baseline"));
        }
        return ClassDrift.of(baseline.get(), night)
                .map(drift -> outcome(drift.figure(classMeasure()), most(drift)))
                .orElse(outcome(Metric.notAvailable("the model or its baseline names no classes")));
    }

    private static String most(ClassDrift drift) {
        return drift.most()
                .map(one -> "(" + one.label() + " is " + Figures.percent(one.now()) + " of the predictions after "
                        + Figures.percent(one.before()) + ")")
                .orElse("");
    }

    private DriftMeasure classMeasure() {
        return gate.by().flatMap(DriftMeasure::ofLabel).orElse(new PopulationStability());
    }

    private GateOutcome outcome(Metric measured) {
        return outcome(measured, "");
    }

    /** @param where the figure was found, where the gate does not say it */
    private GateOutcome outcome(Metric measured, String where) {
        if (measured instanceof Metric.Value figure) {
            boolean passed = gate.measure().isLeast() ? figure.value() >= gate.limit() : figure.value() <= gate.limit();
            return new GateOutcome(
                    gate, passed ? GateOutcome.Result.PASSED : failed(), measured, sentence(figure, where));
        }
        return new GateOutcome(
                gate, GateOutcome.Result.NOT_EVALUATED, measured, sentence((Metric.NotAvailable) measured));
    }

    private GateOutcome.Result failed() {
        return gate.action() == Action.HOLD ? GateOutcome.Result.HELD : GateOutcome.Result.WARNED;
    }

    /** What is measured, for people: {@code null share of origin}. */
    public String subject() {
        return switch (gate.measure()) {
            case MINIMUM_ROWS -> "rows read";
            case MAXIMUM_REJECT_SHARE -> "share of rejected rows";
            case MAXIMUM_NULL_SHARE -> "null share of " + gate.column().orElse("a column that is not named");
            case MAXIMUM_SCORE_PSI -> "score drift (PSI against the baseline)";
            case MAXIMUM_CLASS_DRIFT ->
                "drift of the predicted classes (" + classMeasure().label() + ")";
            case MAXIMUM_DRIFT -> new DriftExpectation(gate).subject();
            case UNUSUAL_NIGHT -> "how unusual the night is";
            case MINIMUM_AUC -> "AUC over the last labelled nights";
            case MAXIMUM_CALIBRATION_ERROR -> "calibration error over the last labelled nights";
            default ->
                gate.measure().label().replaceFirst("^(minimum|maximum)-", "").replace('-', ' ') + " of "
                        + gate.column().orElse("a slice that is not named");
        };
    }

    /** A figure of this gate as people read it. */
    public String figure(double value) {
        return switch (gate.measure()) {
            case MINIMUM_ROWS -> Figures.count((long) value);
            case MAXIMUM_REJECT_SHARE, MAXIMUM_NULL_SHARE -> Figures.percent(value);
            case MAXIMUM_DRIFT -> new DriftExpectation(gate).words(value);
            case MAXIMUM_SCORE_PSI,
                    MAXIMUM_CLASS_DRIFT,
                    MINIMUM_AUC,
                    MAXIMUM_CALIBRATION_ERROR,
                    MINIMUM_DEMOGRAPHIC_PARITY_RATIO,
                    MAXIMUM_DEMOGRAPHIC_PARITY_DIFFERENCE,
                    MAXIMUM_EQUAL_OPPORTUNITY_DIFFERENCE,
                    MAXIMUM_FALSE_POSITIVE_RATE_DIFFERENCE -> Figures.number(value);
            case UNUSUAL_NIGHT -> UnusualGate.oneIn(value);
        };
    }

    /** {@code at least 5,000} or {@code at most 2 %}. */
    public String limit() {
        return (gate.measure().isLeast() ? "at least " : "at most ") + figure(gate.limit());
    }

    private String sentence(Metric.Value measured, String where) {
        String subject = subject();
        return Character.toUpperCase(subject.charAt(0)) + subject.substring(1) + ": " + figure(measured.value())
                + (where.isEmpty() ? "" : " " + where) + "; the limit is " + limit() + ".";
    }

    private String sentence(Metric.NotAvailable missing) {
        return "Could not measure the " + subject() + ": " + missing.why() + ".";
    }
}
