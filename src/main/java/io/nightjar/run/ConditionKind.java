package io.nightjar.run;

import java.util.Locale;

/** What can be the matter with a job's business date, or worth telling of it. */
public enum ConditionKind {
    /** The newest run ended with an error, or its process is gone. */
    FAILED,
    /** A gate held the newest run. */
    HELD,
    /** The deadline has passed and nothing is published. */
    LATE,
    /** It has been due for a while and nobody has begun a run. */
    MISSING,
    /** A gate warned of the published night; a matter only where somebody asks to be told. */
    WARNED,
    /** No labels of a published date are known, though they were to be; a matter only where somebody asks to be told. */
    LABELS_LATE,
    /** The published night was made again and is not what it was, or cannot be; only where somebody asks for proofs. */
    NOT_REPRODUCED,
    /** A table was published: nothing is the matter, but somebody may want to know. */
    PUBLISHED;

    /** As in files and messages: {@code failed}, {@code labels-late}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
