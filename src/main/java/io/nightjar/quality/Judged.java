package io.nightjar.quality;

/** What a gate or a rule of a contract came to. */
public sealed interface Judged permits GateOutcome, RuleOutcome {

    /** What it makes of the verdict. */
    Verdict.Level level();

    /** What was found, for people. */
    String sentence();
}
