package io.nightjar.quality;

import io.nightjar.run.JobDefinition.Gate;
import java.util.List;
import java.util.Optional;

/**
 * A night, judged.
 *
 * @param profile of the whole night
 * @param baseline the bundle's; empty where it has none
 * @param gates in the job file's order
 */
public record QualityReport(
        RunFacts facts, QualityProfile profile, Optional<Baseline> baseline, List<GateOutcome> gates, Verdict verdict) {

    public QualityReport {
        gates = List.copyOf(gates);
    }

    /** Columns against the baseline, the one that has drifted most first; none without a baseline. */
    public List<ColumnDrift> drift() {
        return baseline.map(frozen -> ColumnDrift.of(frozen, profile)).orElse(List.of());
    }

    /** Applies the gates and draws the verdict. */
    public static QualityReport judge(
            RunFacts facts, QualityProfile profile, Optional<Baseline> baseline, List<Gate> gates) {
        List<GateOutcome> outcomes = Expectation.judge(gates, profile, baseline);
        return new QualityReport(facts, profile, baseline, outcomes, Verdict.of(outcomes));
    }
}
