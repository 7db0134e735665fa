package io.nightjar.report;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.Wording;
import java.util.List;
import java.util.Optional;

/**
 * One row of a published table and the reasons that stand in it.
 *
 * @param model {@code name@version} that scored it
 * @param prediction the class; empty of a regression
 * @param score its score, or the predicted number; empty where there is no one figure
 * @param margin what all contributions and the baseline margin add up to; where they are estimated, the score
 * @param reasons the greatest contributions, as the table has them; where they are estimated, all
 */
public record ExplainedRow(
        String job,
        BusinessDate date,
        RowKey key,
        String model,
        Optional<String> prediction,
        Optional<Double> score,
        Optional<String> decision,
        double margin,
        List<Reason> reasons) {

    public ExplainedRow {
        reasons = List.copyOf(reasons);
    }

    /**
     * @param value absent where the row has none, and where it is not to be shown
     * @param phrase the value in words
     */
    public record Reason(String feature, Optional<String> value, String phrase, double contribution) {

        /** A value that is not to be shown, or that there is none of, is said to be so. */
        static Reason of(String feature, Optional<String> value, Wording wording, double contribution) {
            return new Reason(
                    feature,
                    value,
                    value.map(wording::phrase).orElse(wording.title() + " has no value to be shown"),
                    contribution);
        }
    }
}
