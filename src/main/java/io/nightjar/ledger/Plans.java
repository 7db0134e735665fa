package io.nightjar.ledger;

import io.nightjar.run.RunId;
import java.util.List;
import java.util.Optional;

/** What runs were to do, and which splits of it are done. */
@SuppressWarnings("DoNotCallSuggester")
public final class Plans {
    Plans() {}

    /** The frozen plan; empty where the run ended before it had one. */
    public Optional<Plan> plan(RunId id) {
        throw new UnsupportedOperationException(id.toString());
    }

    /** The splits that are done, by index. */
    public List<SplitRecord> finished(RunId id) {
        throw new UnsupportedOperationException(id.toString());
    }
}
