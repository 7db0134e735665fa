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
    /** Nothing in the row is known to the model: its answer, where it gave one, would be about no row. */
    NO_KNOWN_FEATURE,
    /** A score came out as NaN or infinite. */
    SCORE_NOT_A_NUMBER,
    /** Tribuo refuses the row, for example where a transformation makes NaN of a value. */
    REFUSED_BY_MODEL,
    /** A rule of the job's contract does not hold, and says that the row is rejected. */
    BREAKS_CONTRACT;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
