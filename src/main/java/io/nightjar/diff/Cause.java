package io.nightjar.diff;

import java.util.Locale;

/** What a part of a move is due to, in the order in which one run is turned into the other. */
public enum Cause {
    /** Rows whose key only the first run has leave. */
    KEYS_GONE,
    /** The rows that both have take their new values. */
    VALUES,
    /** Rows whose key only the second run has come. */
    KEYS_ADDED,
    /** All rows are others: no key is in both. */
    POPULATION,
    /** The second run's model scores them. */
    MODEL,
    /** The second run's policies and threshold hold. */
    POLICY,
    /** The second run's model and policies at once, where its model is gone. */
    MODEL_AND_POLICY,
    /** New values and the new model at once, where they cannot be told apart. */
    VALUES_AND_MODEL,
    /** All at once, where nothing can be told apart. */
    EVERYTHING;

    /** As in JSON: {@code keys-gone}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people. */
    public String words() {
        return switch (this) {
            case KEYS_GONE -> "keys that are gone";
            case VALUES -> "other values of the same keys";
            case KEYS_ADDED -> "keys that came";
            case POPULATION -> "other keys";
            case MODEL -> "the model";
            case POLICY -> "policy and threshold";
            case MODEL_AND_POLICY -> "model and policy together";
            case VALUES_AND_MODEL -> "values and model together";
            case EVERYTHING -> "all together";
        };
    }
}
