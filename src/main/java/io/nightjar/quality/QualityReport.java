package io.nightjar.quality;

import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A night, judged.
 *
 * @param profile of the whole night
 * @param baseline the bundle's; empty where it has none
 * @param contract what became of each rule of the job's contract, in its order
 * @param gates in the job file's order
 * @param effects what the drift of columns did to decisions
 * @param permutation what the columns weigh, estimated; empty where the model says it exactly, or nobody asked
 */
public record QualityReport(
        RunFacts facts,
        QualityProfile profile,
        Optional<Baseline> baseline,
        List<RuleOutcome> contract,
        List<GateOutcome> gates,
        Verdict verdict,
        DriftEffects effects,
        Optional<PermutationEstimate> permutation) {

    public QualityReport {
        contract = List.copyOf(contract);
        gates = List.copyOf(gates);
    }

    /** Columns against the baseline, in the order that {@link #effects} says; none without a baseline. */
    public List<ColumnDrift> drift() {
        return baseline.map(frozen -> ColumnDrift.of(frozen, profile, effects)).orElse(List.of());
    }

    /** The same with an estimate of what the columns weigh. */
    public QualityReport estimated(Optional<PermutationEstimate> estimate) {
        return new QualityReport(facts, profile, baseline, contract, gates, verdict, effects, estimate);
    }

    /** The same, released by somebody: the verdict stays what it was. */
    public QualityReport released(Waiver waiver) {
        return new QualityReport(
                facts.released(waiver), profile, baseline, contract, gates, verdict, effects, permutation);
    }

    /** Applies the gates and draws the verdict, where there is no contract. */
    public static QualityReport judge(
            RunFacts facts, QualityProfile profile, Optional<Baseline> baseline, List<Gate> gates) {
        Reference reference = new Reference(facts.date().date(), facts.model().label(), baseline, PastNights.NONE);
        return judge(facts, profile, reference, List.of(), gates);
    }

    /** Applies the gates and draws the verdict from them and from the contract. */
    public static QualityReport judge(
            RunFacts facts, QualityProfile profile, Reference reference, List<RuleOutcome> contract, List<Gate> gates) {
        List<GateOutcome> outcomes = Expectation.judge(gates, profile, reference);
        List<Judged> all = new ArrayList<>(contract);
        all.addAll(outcomes);
        return new QualityReport(
                facts,
                profile,
                reference.baseline(),
                contract,
                outcomes,
                Verdict.of(all),
                reference.effects(),
                Optional.empty());
    }
}
