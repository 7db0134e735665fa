package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.quality.RuleOutcome;
import java.util.List;
import java.util.stream.Collectors;

/** Ends a run whose input breaks a rule that says so. */
final class BrokenContract {
    private BrokenContract() {}

    /** @throws NightjarException CONTRACT_BROKEN naming every such rule */
    static void refuse(List<RuleOutcome> contract) {
        String broken = contract.stream()
                .filter(RuleOutcome::endsTheRun)
                .map(RuleOutcome::sentence)
                .collect(Collectors.joining(" "));
        if (!broken.isEmpty()) {
            throw NightjarException.of(ErrorCode.CONTRACT_BROKEN, "the input breaks the job's contract. " + broken)
                    .notDone("Nothing was published.");
        }
    }
}
