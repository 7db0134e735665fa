package io.nightjar.rebuild;

import io.nightjar.ledger.PastJob;
import io.nightjar.publish.Check;
import java.util.List;
import java.util.Optional;

/**
 * What the folders tell of a job.
 *
 * @param past what a ledger would be told; empty where its chain is not whole, so that nothing of it is believed
 * @param checks what was looked at, what is damaged, and what nobody can know any more
 */
public record JobHistory(String job, Optional<PastJob> past, List<Check> checks) {
    public JobHistory {
        checks = List.copyOf(checks);
    }

    /** Whether all that is there is as it was written. */
    public boolean isWhole() {
        return checks.stream().noneMatch(check -> check.state() == Check.State.BROKEN);
    }
}
