package io.nightjar.error;

import java.util.Collection;
import java.util.List;

/** The process exit codes that schedulers branch on. Their numbers are a public contract and never change. */
public enum ExitStatus {
    /** Done; published. */
    OK(0),
    /** The answer to the question is no. */
    NO(1),
    /** Wrong usage or an invalid job file. */
    USAGE(2),
    /** Held by a quality gate; nothing published. */
    HELD(10),
    /** Input not ready. */
    NOT_READY(11),
    /** Input breaks the contract. */
    CONTRACT(12),
    /** Model refused. */
    MODEL(13),
    /** Technical failure: restart it. */
    RESTART(20),
    /** Technical failure that needs a person first; also anything uncaught. */
    PERSON(21),
    /** Already published. */
    PUBLISHED(30),
    /** Another live process owns this run or the embedded ledger. */
    BUSY(31),
    /** Outcome of the commit unknown: run {@code recover}. */
    UNKNOWN(40),
    /** Not reproduced, or a digest does not match. */
    MISMATCH(50),
    /** Stopped on request; restart it. */
    STOPPED(130);

    /** Where many things ended, the first of these that occurred is how they ended together. */
    private static final List<ExitStatus> BY_SEVERITY = List.of(
            STOPPED, UNKNOWN, PERSON, MISMATCH, RESTART, MODEL, CONTRACT, USAGE, BUSY, HELD, NOT_READY, NO, PUBLISHED,
            OK);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** All of them, the most severe first. */
    public static List<ExitStatus> bySeverity() {
        return BY_SEVERITY;
    }

    /** How many things ended together; OK where there is none. */
    public static ExitStatus mostSevere(Collection<ExitStatus> all) {
        return BY_SEVERITY.stream().filter(all::contains).findFirst().orElse(OK);
    }
}
