package io.nightjar.retention;

import io.nightjar.error.NightjarException;
import java.util.List;

/**
 * What would be removed.
 *
 * @param kept sentences about runs that are kept on hold
 * @param failures why some jobs were not looked at, for example because their file is not valid
 */
public record PrunePlan(List<Removal> removals, List<String> kept, List<NightjarException> failures) {
    public PrunePlan {
        kept = List.copyOf(kept);
        removals = List.copyOf(removals);
        failures = List.copyOf(failures);
    }
}
