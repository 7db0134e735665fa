package io.nightjar.job;

import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Phase;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunStatus;
import java.util.List;
import java.util.Optional;

/**
 * A launch that is over, however it ended.
 *
 * @param run empty where it ended before it had one
 * @param phases how long each took, as far as it came
 * @param outcome how it ended; empty where an error ended it
 * @param error what ended it; empty where it was published, held or accepted as published
 */
public record NightEnd(
        String job,
        BusinessDate date,
        Optional<RunId> run,
        List<Phase> phases,
        Optional<RunOutcome> outcome,
        Optional<NightjarException> error) {

    public NightEnd {
        phases = List.copyOf(phases);
    }

    /** The run, where this launch has published its table. */
    public Optional<RunId> published() {
        return outcome.filter(found -> found.run().status() == RunStatus.PUBLISHED)
                .flatMap(found -> run);
    }

    /** {@code job@date}. */
    public String label() {
        return job + "@" + date;
    }
}
