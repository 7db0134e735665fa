package io.nightjar.cli;

import io.nightjar.config.JobFile;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.JobDefinition.ModelRef;
import java.util.List;

/** Models as people name them. */
final class ModelNames {

    private ModelNames() {}

    /** @param text {@code NAME@VERSION}, or a name alone for its newest version */
    static ModelRef ref(Session session, String text) {
        if (text.contains("@")) {
            try {
                return JobFile.modelRef(text);
            } catch (IllegalArgumentException e) {
                throw NightjarException.of(ErrorCode.USAGE, "'" + text + "' names no model; write NAME@VERSION", e)
                        .next("nightjar models list");
            }
        }
        List<Integer> versions = session.services().models().versions(text);
        return new ModelRef(text, versions.isEmpty() ? 1 : versions.get(versions.size() - 1));
    }
}
