package io.nightjar.publish;

import io.nightjar.run.RunId;
import io.nightjar.storage.Storage;
import java.util.List;
import java.util.function.Predicate;

/** The one commit. */
@SuppressWarnings("DoNotCallSuggester")
public final class Publication {
    private final Storage storage;
    private final OutputLayout layout;
    private final Failpoint failpoint;

    public Publication(Storage storage, OutputLayout layout) {
        this(storage, layout, Failpoint.NONE);
    }

    Publication(Storage storage, OutputLayout layout, Failpoint failpoint) {
        this.storage = storage;
        this.layout = layout;
        this.failpoint = failpoint;
    }

    public OutputLayout layout() {
        return layout;
    }

    /**
     * Publishes: receipt, intent, and, while the fence is held, the rename and its record. The table that stood there
     * before is kept in history and readable at its old place until the new one takes it in one step.
     *
     * @throws io.nightjar.error.NightjarException ROWS_UNACCOUNTED where the row equation does not hold; LEASE_LOST,
     *     STORAGE_FAILED or LEDGER_UNAVAILABLE where nothing was published; COMMIT_UNKNOWN where it is not known
     *     whether the commit succeeded, and then nothing is deleted
     */
    public Published publish(Fence fence, Candidate candidate) {
        throw new UnsupportedOperationException(storage + " " + failpoint + fence + candidate);
    }

    /** Looks at what lies in place, by digest, and completes or withdraws an intent that a crash left open. */
    public Settled settle(Fence fence, Intent intent) {
        throw new UnsupportedOperationException(fence + " " + intent);
    }

    /** Deletes what stands in staging of runs of which this is true; a sentence for each. */
    public List<String> clearStaging(Predicate<RunId> needsNone) {
        throw new UnsupportedOperationException("" + needsNone);
    }
}
