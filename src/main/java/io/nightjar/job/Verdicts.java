package io.nightjar.job;

import io.nightjar.publish.Receipt;
import io.nightjar.quality.GateOutcome;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.measure.Metric;
import io.nightjar.run.Waiver;
import java.util.Optional;

/** Verdicts as receipts and the ledger hold them. */
final class Verdicts {
    private Verdicts() {}

    /** @param waiver why it is published although it is held */
    static Receipt.Verdict of(QualityReport report, Optional<Waiver> waiver) {
        return new Receipt.Verdict(
                report.verdict().level().label(),
                report.gates().stream().map(Verdicts::gate).toList(),
                report.contract().stream()
                        .filter(rule -> rule.result() != GateOutcome.Result.PASSED)
                        .map(rule -> new Receipt.Rule(
                                rule.column(),
                                rule.rule(),
                                rule.violations(),
                                rule.onViolation().label(),
                                rule.result().label()))
                        .toList(),
                waiver);
    }

    private static Receipt.Gate gate(GateOutcome outcome) {
        Optional<Double> value =
                outcome.measured() instanceof Metric.Value figure ? Optional.of(figure.value()) : Optional.empty();
        return new Receipt.Gate(
                outcome.gate().measure().label(),
                outcome.gate().column(),
                outcome.gate().limit(),
                value,
                outcome.gate().action().label(),
                outcome.result().label());
    }
}
