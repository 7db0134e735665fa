package io.nightjar.scoring;

import java.util.Locale;

/** Why a row could not be scored. */
public enum RejectReason {
    /** A null or empty value in a column whose policy is to reject. */
    MISSING_VALUE,
    /** A category the model does not know, in a column whose policy is to reject. */
    UNKNOWN_CATEGORY,
    /** NaN or an infinity, in a column whose policy is to reject. */
    INVALID_NUMBER,
    /** Nothing in the row is known to the model, so that Tribuo would refuse it. */
    NO_KNOWN_FEATURE,
    /** The scores came out as NaN. */
    SCORE_NOT_A_NUMBER;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
