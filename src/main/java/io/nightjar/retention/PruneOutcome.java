package io.nightjar.retention;

import io.nightjar.error.NightjarException;
import java.util.List;

/**
 * What a pruning did.
 *
 * @param removed in the order in which they went
 * @param left sentences about dates that were left alone, because somebody works on them
 * @param kept sentences about runs that are kept on hold
 * @param failures what could not be removed; the rest was
 * @param ending whether it went through
 */
public record PruneOutcome(
        List<Removal> removed, List<String> left, List<String> kept, List<NightjarException> failures, Ending ending) {

    /** How it ended. */
    public enum Ending {
        THROUGH,
        STOPPED
    }

    public PruneOutcome {
        removed = List.copyOf(removed);
        left = List.copyOf(left);
        kept = List.copyOf(kept);
        failures = List.copyOf(failures);
    }
}
