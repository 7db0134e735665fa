package io.nightjar.report;

import io.nightjar.quality.Figures;
import io.nightjar.report.ExplainedRow.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why the score of one key moved from one date to another. */
public record RowMove(RowExplanation from, RowExplanation to) implements Moved {

    /**
     * What one feature did to the move.
     *
     * @param before the value in words; empty where it is not told
     * @param change of its contribution; empty where only one of the dates tells it
     */
    public record Change(String feature, Optional<Reason> before, Optional<Reason> after, Optional<Double> change) {}

    /** Those that both dates tell first, the greatest change first; then those that one tells. */
    public List<Change> changes() {
        Set<String> features = new LinkedHashSet<>();
        from.row().reasons().forEach(reason -> features.add(reason.feature()));
        to.row().reasons().forEach(reason -> features.add(reason.feature()));
        List<Change> changes = new ArrayList<>();
        for (String feature : features) {
            Optional<Reason> before = find(from, feature);
            Optional<Reason> after = find(to, feature);
            changes.add(new Change(
                    feature,
                    before,
                    after,
                    before.flatMap(was -> after.map(is -> is.contribution() - was.contribution()))));
        }
        changes.sort(java.util.Comparator.comparingDouble(
                change -> -change.change().map(Math::abs).orElse(-1.0)));
        return changes;
    }

    private static Optional<Reason> find(RowExplanation of, String feature) {
        return of.row().reasons().stream()
                .filter(reason -> reason.feature().equals(feature))
                .findFirst();
    }

    /** What the margin moved by that no feature told on both dates explains. */
    public double rest() {
        double told = changes().stream()
                .mapToDouble(change -> change.change().orElse(0.0))
                .sum();
        return moved() - told - baseline();
    }

    public double moved() {
        return to.row().margin() - from.row().margin();
    }

    /** What another model's mean row changes; 0 where the same model scored both. */
    public double baseline() {
        return to.baseline() - from.baseline();
    }

    @Override
    public ExplainedRow row() {
        return to.row();
    }

    @Override
    public List<Fall> falls() {
        return List.of(new Fall(from.subject(), from.bars()), new Fall(to.subject(), to.bars()));
    }

    @Override
    public List<String> sentences() {
        List<String> all = new ArrayList<>();
        String first = "The row with " + to.row().key().shown() + " moved from "
                + figure(from) + " on " + from.row().date() + " to " + figure(to) + " on "
                + to.row().date()
                + ": its margin by " + RowExplanation.signed(moved()) + ".";
        all.add(first);
        String causes = changes().stream()
                .filter(change -> change.change().orElse(0.0) != 0)
                .map(change -> change.feature() + " "
                        + RowExplanation.signed(change.change().orElseThrow())
                        + change.before()
                                .flatMap(was -> change.after()
                                        .filter(is -> !is.phrase().equals(was.phrase()))
                                        .map(is -> " (" + was.phrase() + ", then " + is.phrase() + ")"))
                                .orElse(""))
                .collect(Collectors.joining("; "));
        all.add(
                causes.isEmpty()
                        ? "No feature that both dates tell contributed otherwise."
                        : "What moved it: " + causes + ".");
        String model = from.row().model().equals(to.row().model())
                ? "The same model, " + to.row().model() + ", scored both"
                : "Another model scored it, " + to.row().model() + " after "
                        + from.row().model() + ", whose row of mean values lies " + RowExplanation.signed(baseline())
                        + " from the other's";
        all.add(model + "; all that is not told on both dates makes " + RowExplanation.signed(rest()) + ".");
        return all;
    }

    private static String figure(RowExplanation of) {
        return of.row().score().map(Figures::number).orElse("'" + of.label() + "'");
    }
}
