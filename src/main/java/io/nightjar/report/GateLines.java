package io.nightjar.report;

import io.nightjar.quality.Expectation;
import io.nightjar.quality.GateOutcome;
import io.nightjar.quality.measure.Metric;
import io.nightjar.report.ReportPage.GateLine;
import io.nightjar.run.JobDefinition.Action;

/** A gate's outcome as a line of a table. */
final class GateLines {
    private GateLines() {}

    static GateLine of(GateOutcome outcome) {
        Expectation expectation = new Expectation(outcome.gate());
        String measured = outcome.measured() instanceof Metric.NotAvailable missing
                ? (outcome.result() == GateOutcome.Result.NOT_EVALUATED ? "not measured: " : "") + missing.why()
                : Words.figure(outcome.measured(), expectation::figure);
        return new GateLine(
                expectation.subject(),
                measured,
                expectation.limit(),
                outcome.gate().action() == Action.HOLD ? "hold" : "warn",
                outcome.result().label(),
                outcome.level().label());
    }
}
