package io.nightjar.labels;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was known at one time about the scores of one date: the record that is kept, and never changed.
 *
 * @param version of this form
 * @param job its name
 * @param date the score date: the business date that was scored
 * @param knownAt the knowledge date: when the labels were read
 * @param knownOn its calendar date in the job's zone
 * @param mature whether, then, no label was expected to come or to change any more
 * @param run that published the table
 * @param model that scored it
 * @param tableSha256 of the table
 * @param inputs SHA-256 of all that the figures come from: table, label files, and how they are read
 * @param label the rule in words
 * @param classes that the model names; none where it predicts a number
 * @param positive the class whose score the table holds
 * @param selects what makes a row selected, in words; absent where nothing does
 * @param minimumRows of groups with fewer, and of shares of fewer, nothing is said
 * @param counts of the label table
 * @param all of all rows
 * @param slices in the job file's order
 */
public record LabelResult(
        int version,
        String job,
        LocalDate date,
        Instant knownAt,
        LocalDate knownOn,
        boolean mature,
        String run,
        String model,
        String tableSha256,
        String inputs,
        String label,
        List<String> classes,
        Optional<String> positive,
        Optional<String> selects,
        int minimumRows,
        LabelCounts counts,
        Group all,
        List<Slice> slices) {
    static final int VERSION = 1;

    public LabelResult {
        classes = List.copyOf(classes);
        slices = List.copyOf(slices);
    }

    /** Share of published rows that have a label, with its interval; none where nothing was published. */
    public Figure coverage() {
        return Figure.share("coverage", all.labelled(), all.rows(), "no row was published");
    }

    /** Whether any label has come. */
    public boolean hasLabels() {
        return all.labelled() > 0;
    }
}
