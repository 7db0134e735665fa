package io.nightjar.tribuo;

/** How much of one value a model can use. */
enum ValueState {
    /** Null, or a text of blanks. */
    MISSING,
    /** NaN or an infinity. */
    INVALID,
    /** The model has no weight for anything in it. */
    UNKNOWN,
    /** It has a weight for a part of it, as for the hour of a time whose weekday it never saw. */
    PARTLY_KNOWN,
    KNOWN
}
