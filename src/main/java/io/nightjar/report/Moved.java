package io.nightjar.report;

import java.util.List;

/** Why the score of one key moved from one date to another: exactly, or as an estimate. */
public sealed interface Moved permits RowMove, EstimatedMove {

    /** Whose score it is; as it was on the second date. */
    ExplainedRow row();

    /** From what to what, by what, and with which models. */
    List<String> sentences();

    /** One or more pictures. */
    List<Fall> falls();

    /** A waterfall. */
    record Fall(Explained.Subject subject, List<RowExplanation.Bar> bars) {}
}
