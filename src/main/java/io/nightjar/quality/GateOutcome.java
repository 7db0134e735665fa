package io.nightjar.quality;

import io.nightjar.quality.measure.Metric;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;

/**
 * What one gate said.
 *
 * @param measured the figure, or why there is none
 * @param sentence what was found, with figure and limit, for people
 */
public record GateOutcome(Gate gate, Result result, Metric measured, String sentence) implements Judged {

    /** How a gate ends. */
    public enum Result {
        PASSED,
        /** Beyond its limit; its action is to warn. */
        WARNED,
        /** Beyond its limit; its action is to hold. */
        HELD,
        /** The figure could not be computed. Never a pass: for the verdict it counts as the gate's action. */
        NOT_EVALUATED;

        /** For people and reports: {@code not evaluated}. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    @Override
    public boolean isConsequence() {
        return switch (gate.measure()) {
            case MAXIMUM_REJECT_SHARE, MAXIMUM_SCORE_PSI, MAXIMUM_CLASS_DRIFT -> true;
            default -> false;
        };
    }

    @Override
    public Verdict.Level level() {
        return switch (result) {
            case PASSED -> Verdict.Level.PASSED;
            case WARNED -> Verdict.Level.WARNED;
            case HELD -> Verdict.Level.HELD;
            case NOT_EVALUATED -> gate.action() == Action.HOLD ? Verdict.Level.HELD : Verdict.Level.WARNED;
        };
    }
}
