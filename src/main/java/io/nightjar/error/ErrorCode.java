package io.nightjar.error;

/**
 * Every error that Nightjar reports by name. The printed code is {@code NJ-} and the constant's name with dashes; it is
 * stable, maps to one exit status, and has one page that {@code nightjar help NJ-…} prints.
 */
public enum ErrorCode {
    USAGE(ExitStatus.USAGE),
    UNKNOWN_JOB(ExitStatus.USAGE),
    UNKNOWN_RUN(ExitStatus.USAGE),
    AMBIGUOUS_RUN(ExitStatus.USAGE),
    UNKNOWN_MODEL(ExitStatus.USAGE),
    UNKNOWN_ROW(ExitStatus.USAGE),
    JOB_INVALID(ExitStatus.USAGE),
    CALENDAR_INVALID(ExitStatus.USAGE),
    SETTINGS_INVALID(ExitStatus.USAGE),
    SECRET_MISSING(ExitStatus.USAGE),
    NO_PROJECT(ExitStatus.USAGE),
    OUTPUT_NAME_COLLISION(ExitStatus.USAGE),
    TRAINING_INVALID(ExitStatus.USAGE),
    FILE_EXISTS(ExitStatus.USAGE),

    HELD_BY_GATE(ExitStatus.HELD),

    INPUT_MISSING(ExitStatus.NOT_READY),
    INPUT_EMPTY(ExitStatus.NOT_READY),
    INPUT_NOT_READY(ExitStatus.NOT_READY),
    INPUT_CHANGED(ExitStatus.NOT_READY),

    COLUMN_MISSING(ExitStatus.CONTRACT),
    COLUMN_TYPE(ExitStatus.CONTRACT),
    COLUMN_UNSUPPORTED(ExitStatus.CONTRACT),
    FILE_CORRUPT(ExitStatus.CONTRACT),
    FILE_UNSUPPORTED(ExitStatus.CONTRACT),
    SCHEMA_DIFFERS(ExitStatus.CONTRACT),
    KEY_DUPLICATE(ExitStatus.CONTRACT),
    KEY_NULL(ExitStatus.CONTRACT),
    VALUE_REFUSED(ExitStatus.CONTRACT),
    CONTRACT_BROKEN(ExitStatus.CONTRACT),
    PLAN_INPUT_CHANGED(ExitStatus.CONTRACT),

    MODEL_DIGEST(ExitStatus.MODEL),
    MODEL_UNREADABLE(ExitStatus.MODEL),
    MODEL_TYPE(ExitStatus.MODEL),
    MODEL_SIGNATURE(ExitStatus.MODEL),
    MODEL_GOLDEN_ROWS(ExitStatus.MODEL),
    PLAN_MODEL_CHANGED(ExitStatus.MODEL),

    STORAGE_FAILED(ExitStatus.RESTART),
    READ_BACK_DIFFERS(ExitStatus.RESTART),
    LEDGER_UNAVAILABLE(ExitStatus.RESTART),
    LEASE_LOST(ExitStatus.RESTART),
    RUN_FAILED(ExitStatus.RESTART),

    STORAGE_UNFIT(ExitStatus.PERSON),
    LEDGER_SCHEMA(ExitStatus.PERSON),
    LEDGER_CORRUPT(ExitStatus.PERSON),
    LEDGER_LOST(ExitStatus.PERSON),
    LEDGER_HAS_HISTORY(ExitStatus.PERSON),
    ROWS_UNACCOUNTED(ExitStatus.PERSON),
    REASONS_DIFFER(ExitStatus.PERSON),
    PLAN_CHANGED(ExitStatus.PERSON),
    NOT_RESTARTABLE(ExitStatus.PERSON),
    MODEL_IN_USE(ExitStatus.PERSON),
    BUDGET_EXCEEDED(ExitStatus.PERSON),
    INTERNAL(ExitStatus.PERSON),

    ALREADY_PUBLISHED(ExitStatus.PUBLISHED),

    RUN_BUSY(ExitStatus.BUSY),
    LEDGER_BUSY(ExitStatus.BUSY),

    COMMIT_UNKNOWN(ExitStatus.UNKNOWN),

    DIGEST_DIFFERS(ExitStatus.MISMATCH),
    NOT_REPRODUCED(ExitStatus.MISMATCH),

    STOPPED(ExitStatus.STOPPED);

    private final ExitStatus exit;

    ErrorCode(ExitStatus exit) {
        this.exit = exit;
    }

    /** The printed form, for example {@code NJ-INPUT-MISSING}. */
    public String code() {
        return "NJ-" + name().replace('_', '-');
    }

    public ExitStatus exit() {
        return exit;
    }
}
