package io.nightjar.report;

import io.nightjar.model.Signature;
import io.nightjar.model.Signature.Gives;
import io.nightjar.quality.Figures;
import io.nightjar.report.ExplainedRow.Reason;
import io.nightjar.scoring.ExplainedFeature;
import io.nightjar.scoring.ExplainedMargin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Why one row has its score.
 *
 * @param label what the margin is of: a class, or the name of a predicted number
 * @param baseline the margin of a row of means
 * @param others what the features that are not told contributed together
 * @param otherFeatures how many these are
 * @param baselineScore the score of a row of means; empty where no margin alone makes one
 */
public record RowExplanation(
        ExplainedRow row,
        String label,
        double baseline,
        double others,
        int otherFeatures,
        Optional<Double> baselineScore)
        implements Explained {

    /**
     * @param signature of the model that scored the row
     * @param margin what it explains
     */
    static RowExplanation of(ExplainedRow row, Signature signature, ExplainedMargin margin) {
        String label = margin.label().or(row::prediction).orElseThrow();
        double baseline = margin.baselines().get(signature.labels().indexOf(label));
        double told = row.reasons().stream().mapToDouble(Reason::contribution).sum();
        boolean odds =
                signature.gives() == Gives.PROBABILITIES && signature.labels().size() == 2;
        return new RowExplanation(
                row,
                label,
                baseline,
                row.margin() - baseline - told,
                ExplainedFeature.of(signature).size() - row.reasons().size(),
                odds
                        ? Optional.of(1 / (1 + Math.exp(-baseline)))
                        : signature.gives() == Gives.PROBABILITIES ? Optional.empty() : Optional.of(baseline));
    }

    @Override
    public List<String> sentences() {
        String score = row.score()
                .map(figure -> "has the score " + Figures.number(figure) + " for '" + label + "'")
                .orElse("is given the class '" + label + "'");
        String first = "The row of " + row.date() + " with " + row.key().shown() + " " + score
                + row.decision()
                        .map(decision -> " and so the decision '" + decision + "'")
                        .orElse("")
                + baselineScore
                        .map(usual -> "; a row of mean values would have " + Figures.number(usual))
                        .orElse("")
                + ".";
        return List.of(first, causes(), sum());
    }

    private String causes() {
        String up = listed(reason -> reason.contribution() > 0);
        String down = listed(reason -> reason.contribution() < 0);
        if (up.isEmpty() && down.isEmpty()) {
            return "None of the features that are told moved it.";
        }
        String raised = up.isEmpty() ? "" : "what raised it most: " + up;
        String lowered = down.isEmpty() ? "" : "what lowered it most: " + down;
        String both = raised + (up.isEmpty() || down.isEmpty() ? "" : "; ") + lowered + ".";
        return "W" + both.substring(1);
    }

    private String listed(Predicate<Reason> which) {
        return row.reasons().stream()
                .filter(which)
                .map(reason -> reason.phrase() + " (" + signed(reason.contribution()) + ")")
                .collect(Collectors.joining(", "));
    }

    private String sum() {
        String rest = otherFeatures == 0
                ? "No other feature is in the model"
                : otherFeatures == 1
                        ? "The one other feature added " + signed(others)
                        : "The " + otherFeatures + " other features together added " + signed(others);
        return rest + ": with the " + Figures.number(baseline) + " of mean values that is a margin of "
                + Figures.number(row.margin()) + ", of which model " + row.model() + " makes the score.";
    }

    /** A step of the waterfall. */
    public record Bar(String name, double from, double to, String figure) {}

    @Override
    public Subject subject() {
        return new Subject(row.date() + ": margin of " + label, "Contribution to the margin");
    }

    /** From the margin of mean values to the row's own. */
    @Override
    public List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        bars.add(new Bar("a row of mean values", 0, baseline, Figures.number(baseline)));
        double at = baseline;
        for (Reason reason : row.reasons()) {
            bars.add(new Bar(reason.phrase(), at, at + reason.contribution(), signed(reason.contribution())));
            at += reason.contribution();
        }
        if (otherFeatures > 0) {
            String name = otherFeatures == 1 ? "one other feature" : otherFeatures + " other features";
            bars.add(new Bar(name, at, row.margin(), signed(others)));
        }
        bars.add(new Bar("this row", 0, row.margin(), Figures.number(row.margin())));
        return bars;
    }

    static String signed(double figure) {
        return (figure < 0 ? "-" : "+") + Figures.number(Math.abs(figure));
    }
}
