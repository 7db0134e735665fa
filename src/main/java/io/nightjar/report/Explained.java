package io.nightjar.report;

import java.util.List;

/** Why one row has its score: exactly, or as an estimate. */
public sealed interface Explained permits RowExplanation, EstimatedRow {

    /** The row, and what its columns contributed. */
    ExplainedRow row();

    /** What the score is, what made it, and how it adds up. */
    List<String> sentences();

    /** The steps of a waterfall, from what is usual to the row's own. */
    List<RowExplanation.Bar> bars();

    /** What the bars are of, for a page. */
    Subject subject();

    /**
     * What a waterfall is of.
     *
     * @param title of the picture
     * @param figure that the contributions are to
     */
    record Subject(String title, String figure) {}
}
