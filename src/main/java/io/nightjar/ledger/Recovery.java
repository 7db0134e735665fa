package io.nightjar.ledger;

import io.nightjar.publish.Publication;
import java.util.List;

/** Mends what a crash left, and nothing that a living process works on. */
@SuppressWarnings("DoNotCallSuggester")
public final class Recovery {

    public Recovery(Ledger ledger, Publication publication) {}

    /** Settles every run whose process is gone, and clears staging of runs that need it no more; says what it did. */
    public List<String> all() {
        throw new UnsupportedOperationException();
    }

    /** Settles what an earlier process left of the job and date whose lease we hold; empty where nothing. */
    public List<String> of(Lease lease) {
        throw new UnsupportedOperationException("" + lease);
    }
}
