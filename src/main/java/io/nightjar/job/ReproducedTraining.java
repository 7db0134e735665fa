package io.nightjar.job;

import io.nightjar.error.ExitStatus;
import io.nightjar.model.ModelVersion;
import io.nightjar.scoring.Weights;
import java.util.List;
import java.util.Optional;

/**
 * A training that was repeated, and how its weights compare with those of the bundle.
 *
 * @param rows that the model learned from now
 * @param weights how many numbers were compared
 * @param differing how many of them differ
 * @param digestThere of the bundle's weights
 * @param digestHere of those made now
 * @param difference the first; empty where there is none
 * @param others what else of the bundle came out otherwise: signature, metrics, golden rows
 * @param suspects what is not as it was when the bundle was made, and what cannot be told
 */
public record ReproducedTraining(
        ModelVersion model,
        long rows,
        long weights,
        long differing,
        String digestThere,
        String digestHere,
        Optional<Weights.Difference> difference,
        List<String> others,
        List<String> suspects,
        double seconds) {

    public ReproducedTraining {
        others = List.copyOf(others);
        suspects = List.copyOf(suspects);
    }

    public boolean isSame() {
        return difference.isEmpty();
    }

    public ExitStatus exit() {
        return isSame() ? ExitStatus.OK : ExitStatus.MISMATCH;
    }

    /** Why, as far as one can tell; empty where nothing differs. */
    public String cause() {
        if (isSame()) {
            return "";
        }
        return suspects.isEmpty()
                ? "nothing that the bundle names has changed: please report it"
                : "one of: " + String.join("; ", suspects);
    }
}
