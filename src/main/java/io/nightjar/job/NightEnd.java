package io.nightjar.job;

import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Phase;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.util.List;
import java.util.Optional;

/**
 * A launch that is over, however it ended.
 *
 * @param run empty where it ended before it had one
 * @param phases how long each took, as far as it came
 * @param error what ended it; empty where it was published, held or accepted as published
 */
public record NightEnd(
        String job, BusinessDate date, Optional<RunId> run, List<Phase> phases, Optional<NightjarException> error) {

    public NightEnd {
        phases = List.copyOf(phases);
    }

    /** {@code job@date}. */
    public String label() {
        return job + "@" + date;
    }
}
