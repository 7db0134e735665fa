package io.nightjar.report;

import io.nightjar.quality.Figures;
import io.nightjar.quality.RowEstimate;
import io.nightjar.report.ExplainedRow.Reason;
import io.nightjar.report.RowExplanation.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why the score of one key moved, by models that are not linear: an estimate, by permutation.
 *
 * @param from the row on the first date; its contributions are not told
 * @param row on the second date, with what each column's change did to the score, the greatest first
 * @param label what the scores are of
 * @param before the score on the first date
 * @param estimate by the second date's model, from the first date's values to the second's
 * @param changed of each of the row's reasons, both values in words where they differ, else empty
 */
public record EstimatedMove(
        ExplainedRow from, ExplainedRow row, String label, double before, RowEstimate estimate, List<String> changed)
        implements Moved {

    public EstimatedMove {
        changed = List.copyOf(changed);
    }

    public double moved() {
        return estimate.score() - before;
    }

    /** What another model makes of the first date's values; 0 where the same model scored both. */
    public double model() {
        return estimate.usual() - before;
    }

    @Override
    public List<String> sentences() {
        List<String> causes = new ArrayList<>();
        for (int i = 0; i < row.reasons().size(); i++) {
            Reason reason = row.reasons().get(i);
            if (!changed.get(i).isEmpty() && causes.size() < EstimatedRow.DRAWN) {
                causes.add(
                        reason.feature() + " " + EstimatedRow.figure(reason, estimate) + " (" + changed.get(i) + ")");
            }
        }
        String model = from.model().equals(row.model())
                ? "The same model, " + row.model() + ", scored both."
                : "Another model scored it, " + row.model() + " after " + from.model()
                        + ", which moves the score of the first date's values by " + RowExplanation.signed(model())
                        + ".";
        return List.of(
                "The row with " + row.key().shown() + " moved from " + Figures.number(before) + " on " + from.date()
                        + " to " + Figures.number(estimate.score()) + " on " + row.date() + ": its score for '" + label
                        + "' by " + RowExplanation.signed(moved()) + ".",
                causes.isEmpty()
                        ? "No column that the model reads has another value."
                        : causes.stream().collect(Collectors.joining("; ", "What moved it: ", ".")),
                "Estimated by permutation, since model " + row.model()
                        + " is not linear: the first date's values became the second's, column by column, in "
                        + Figures.count(estimate.orders()) + " orders (seed " + EstimatedRow.shortSeed(estimate)
                        + "); ± is one standard error. " + model);
    }

    @Override
    public List<Fall> falls() {
        List<Bar> bars = new ArrayList<>();
        bars.add(new Bar(from.date().toString(), 0, before, Figures.number(before)));
        if (!from.model().equals(row.model())) {
            bars.add(new Bar("model " + row.model(), before, estimate.usual(), RowExplanation.signed(model())));
        }
        List<Reason> moving = row.reasons().stream()
                .filter(reason -> reason.contribution() != 0)
                .toList();
        bars.addAll(EstimatedRow.steps(moving, estimate, estimate.usual()));
        bars.add(new Bar(row.date().toString(), 0, estimate.score(), Figures.number(estimate.score())));
        return List.of(new Fall(
                new Explained.Subject(
                        from.date() + " to " + row.date() + ": score of " + label + ", estimated by permutation",
                        "Change of the score, estimated"),
                bars));
    }
}
