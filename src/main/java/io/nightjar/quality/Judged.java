package io.nightjar.quality;

/** What a gate or a rule of a contract came to. */
public sealed interface Judged permits GateOutcome, RuleOutcome {

    /** What it makes of the verdict. */
    Verdict.Level level();

    /** What was found, for people. */
    String sentence();

    /** Whether it follows from what rows and columns are like, which people want to hear of first. */
    default boolean isConsequence() {
        return false;
    }
}
