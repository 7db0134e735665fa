package io.nightjar.cli;

import io.nightjar.config.JobFile;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.Aliases;
import io.nightjar.run.JobDefinition.ModelRef;
import java.util.List;
import java.util.Optional;

/** Models as people name them. */
final class ModelNames {

    private ModelNames() {}

    /** @param text {@code NAME@VERSION}, {@code NAME@ALIAS}, or a name alone for its newest version */
    static ModelRef ref(Session session, String text) {
        int at = text.indexOf('@');
        if (at > 0) {
            Optional<ModelRef> aliased = aliases(session).find(text.substring(0, at), text.substring(at + 1));
            if (aliased.isPresent()) {
                return aliased.get();
            }
            try {
                return JobFile.modelRef(text);
            } catch (IllegalArgumentException e) {
                throw NightjarException.of(
                                ErrorCode.USAGE, "'" + text + "' names no model; write NAME@VERSION, or NAME@ALIAS", e)
                        .next("nightjar models list");
            }
        }
        List<Integer> versions = session.services().models().versions(text);
        return new ModelRef(text, versions.isEmpty() ? 1 : versions.get(versions.size() - 1));
    }

    static Aliases aliases(Session session) {
        return new Aliases(session.services().storage(), session.settings().models());
    }
}
