package io.nightjar.report;

import io.nightjar.quality.Figures;
import io.nightjar.quality.RowEstimate;
import io.nightjar.report.ExplainedRow.Reason;
import io.nightjar.report.RowExplanation.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Why one row has its score by a model that is not linear: an estimate, by permutation.
 *
 * @param row with what each column contributed, the greatest first
 * @param label what the score is of: a class, or the name of a predicted number
 */
public record EstimatedRow(ExplainedRow row, String label, RowEstimate estimate) implements Explained {
    private static final int TOLD = 3;
    static final int DRAWN = 12;

    @Override
    public List<String> sentences() {
        String score = row.prediction().isEmpty() || row.score().isPresent()
                ? "has the score " + Figures.number(estimate.score()) + " for '" + label + "'"
                : "is given the class '" + label + "' with a score of " + Figures.number(estimate.score());
        String first = "The row of " + row.date() + " with " + row.key().shown() + " " + score
                + row.decision()
                        .map(decision -> " and so the decision '" + decision + "'")
                        .orElse("")
                + "; " + others() + " have " + Figures.number(estimate.usual()) + " on average.";
        return List.of(first, causes(), how());
    }

    private String others() {
        return Figures.count(estimate.rows()) + (estimate.rows() == 1 ? " row" : " rows") + " of that night";
    }

    private String causes() {
        String up = listed(reason -> reason.contribution() > 0);
        String down = listed(reason -> reason.contribution() < 0);
        if (up.isEmpty() && down.isEmpty()) {
            return "No column that the model reads moved it.";
        }
        return (up.isEmpty() ? "" : "What raised it most: " + up)
                + (up.isEmpty() ? "What" : down.isEmpty() ? "" : "; what")
                + (down.isEmpty() ? "" : " lowered it most: " + down) + ".";
    }

    private String listed(Predicate<Reason> which) {
        return row.reasons().stream()
                .filter(which)
                .limit(TOLD)
                .map(reason -> reason.phrase() + " (" + figure(reason, estimate) + ")")
                .collect(Collectors.joining(", "));
    }

    static String figure(Reason reason, RowEstimate estimate) {
        double error = estimate.columns().stream()
                .filter(column -> column.column().equals(reason.feature()))
                .mapToDouble(RowEstimate.Column::error)
                .findFirst()
                .orElse(0);
        return RowExplanation.signed(reason.contribution()) + " ± " + Figures.number(error);
    }

    private String how() {
        return "Estimated by permutation, since model " + row.model()
                + " is not linear: the values of " + others() + " became the row's own, column by column, in "
                + Figures.count(estimate.orders()) + " orders (seed " + shortSeed(estimate)
                + "); ± is one standard error, and with the " + Figures.number(estimate.usual())
                + " all contributions add up to the score.";
    }

    static String shortSeed(RowEstimate estimate) {
        return estimate.seed().substring(0, Math.min(8, estimate.seed().length()));
    }

    @Override
    public Subject subject() {
        return new Subject(
                row.date() + ": score of " + label + ", estimated by permutation",
                "Contribution to the score, estimated");
    }

    @Override
    public List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        bars.add(new Bar(others() + ", on average", 0, estimate.usual(), Figures.number(estimate.usual())));
        bars.addAll(steps(row.reasons(), estimate, estimate.usual()));
        bars.add(new Bar("this row", 0, estimate.score(), Figures.number(estimate.score())));
        return bars;
    }

    /** The greatest, and the others as one. */
    static List<Bar> steps(List<Reason> reasons, RowEstimate estimate, double from) {
        List<Bar> bars = new ArrayList<>();
        double at = from;
        int drawn = reasons.size() <= DRAWN ? reasons.size() : DRAWN - 1;
        for (Reason reason : reasons.subList(0, drawn)) {
            bars.add(new Bar(reason.phrase(), at, at + reason.contribution(), figure(reason, estimate)));
            at += reason.contribution();
        }
        if (drawn < reasons.size()) {
            double rest = reasons.subList(drawn, reasons.size()).stream()
                    .mapToDouble(Reason::contribution)
                    .sum();
            bars.add(new Bar(reasons.size() - drawn + " other columns", at, at + rest, RowExplanation.signed(rest)));
        }
        return bars;
    }
}
