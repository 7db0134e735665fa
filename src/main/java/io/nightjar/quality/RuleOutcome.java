package io.nightjar.quality;

import io.nightjar.quality.contract.RuleCount.Place;
import io.nightjar.run.Contract.OnViolation;
import java.util.Optional;

/**
 * What became of one rule of a contract.
 *
 * @param column the column that it is about
 * @param rule its name: {@code range}; {@code declared} for a column that the contract does not name
 * @param onViolation what it does
 * @param result held where the run ends
 * @param rows that were looked at; 0 where single rows do not break it
 * @param violations rows that break it; 0 where single rows do not
 * @param first the first of them
 * @param sentence what was found, for people
 */
public record RuleOutcome(
        String column,
        String rule,
        OnViolation onViolation,
        GateOutcome.Result result,
        long rows,
        long violations,
        Optional<Place> first,
        String sentence)
        implements Judged {

    @Override
    public Verdict.Level level() {
        return switch (result) {
            case PASSED -> Verdict.Level.PASSED;
            case WARNED -> Verdict.Level.WARNED;
            case HELD -> Verdict.Level.HELD;
            case NOT_EVALUATED -> onViolation == OnViolation.WARN ? Verdict.Level.WARNED : Verdict.Level.HELD;
        };
    }

    /** Whether the run is to end with an error. */
    public boolean endsTheRun() {
        return onViolation == OnViolation.FAIL && result != GateOutcome.Result.PASSED;
    }
}
