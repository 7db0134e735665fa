package io.nightjar.ledger;

import io.nightjar.error.NightjarException;
import io.nightjar.run.RunId;
import java.util.List;
import java.util.Optional;

/**
 * What recovery did about one thing that a crash had left.
 *
 * @param label {@code job@date}
 * @param run the run it was about
 * @param sentence what was found and done, for people
 * @param next what to type now; empty where nothing needs to be done
 * @param error why it could not be settled; empty where it was
 */
public record Settlement(
        Kind kind, String label, RunId run, String sentence, List<String> next, Optional<NightjarException> error) {

    public Settlement {
        next = List.copyOf(next);
    }

    /** How it ended. */
    public enum Kind {
        /** The table was in place: the record of its publication was completed. */
        COMPLETED,
        /** The table was not in place: the intent was withdrawn, and the run can be restarted. */
        WITHDRAWN,
        /** The run had lost its process: it is failed and can be restarted. */
        FAILED,
        /** A living process works on it. */
        LEFT_ALONE,
        /** The run was given up by a person. */
        ABANDONED,
        /** What a person decided is recorded. */
        RECORDED,
        /** A file was brought up to what the ledger has. */
        MENDED,
        /** Files or rows that nobody needs any more were cleared away. */
        CLEARED,
        /** It could not be settled; the others were. */
        UNSETTLED
    }

    static Settlement of(Kind kind, String label, RunId run, String sentence, String... next) {
        return new Settlement(kind, label, run, sentence, List.of(next), Optional.empty());
    }

    static Settlement unsettled(String label, RunId run, NightjarException e) {
        return new Settlement(
                Kind.UNSETTLED,
                label,
                run,
                "Run " + run + " of " + label + " could not be settled: " + e.message(),
                e.next(),
                Optional.of(e));
    }
}
