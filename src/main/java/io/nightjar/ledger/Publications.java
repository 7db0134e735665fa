package io.nightjar.ledger;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.util.List;
import java.util.Optional;

/** Intents to publish and what became of them. */
@SuppressWarnings("DoNotCallSuggester")
public final class Publications {
    Publications() {}

    /** The one whose table stands in place. */
    public Optional<PublicationRecord> current(String job, BusinessDate date) {
        throw new UnsupportedOperationException(job + date);
    }

    /** Every table of the job that stands in place, by date. */
    public List<PublicationRecord> current(String job) {
        throw new UnsupportedOperationException(job);
    }

    /** The newest of a run. */
    public Optional<PublicationRecord> of(RunId run) {
        throw new UnsupportedOperationException(run.toString());
    }

    /** All of a date, newest first: what stands in place, what it replaced, what was withdrawn. */
    public List<PublicationRecord> history(String job, BusinessDate date) {
        throw new UnsupportedOperationException(job + date);
    }
}
