package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.labels.Fairness;
import io.nightjar.labels.Fairness.Comparison;
import io.nightjar.labels.Fairness.FairGroup;
import io.nightjar.labels.Fairness.Night;
import io.nightjar.labels.Figure;
import io.nightjar.labels.LabelResult;
import java.util.List;
import java.util.Optional;

/** Prints how the groups of slices are treated. */
final class FairnessText {
    private final Session session;
    private final Console console;
    private final int minimum;

    FairnessText(Session session, int minimum) {
        this.session = session;
        this.console = session.console();
        this.minimum = minimum;
    }

    void print(String job, List<LabelResult> nights, List<Fairness> slices) {
        if (nights.isEmpty() || slices.isEmpty()) {
            console.print(
                    nights.isEmpty()
                            ? "no published date in this period"
                            : "the slices stand beside labels, and none have come yet");
            session.suggest("nightjar status " + job);
            return;
        }
        LabelResult first = nights.get(0);
        LabelResult last = nights.get(nights.size() - 1);
        console.print(console.styled(Style.STRONG, job) + "  " + first.date()
                + (nights.size() == 1 ? "" : " to " + last.date()) + ", " + Words.count(nights.size(), "night")
                + "; selected: " + last.selects().orElse("nothing"));
        for (Fairness slice : slices) {
            console.print("");
            groups(slice);
            console.print("");
            measures(slice);
            slice.meetsFourFifths()
                    .ifPresent(meets -> console.print(
                            meets
                                    ? "  the four-fifths rule is met"
                                    : console.styled(Style.WARNING, "  the four-fifths rule is not met")));
            if (slice.nights().size() > 1) {
                console.print("");
                nights(slice);
            }
        }
        session.suggest("nightjar labels " + job + " --date " + last.date());
    }

    private void groups(Fairness slice) {
        TextTable table = TextTable.verbatim(List.of(
                slice.column(),
                ">rows",
                ">selection rate",
                "95 % interval",
                ">true positives",
                "95 % interval",
                ">false positives",
                "95 % interval"));
        for (FairGroup group : slice.groups()) {
            table.row(
                    Cell.of(group.value()),
                    Cell.of(group.rows().map(Words::count).orElse("< " + minimum)),
                    Cell.of(value(group.selectionRate())),
                    Cell.of(LabelsText.interval(Optional.of(group.selectionRate()))),
                    Cell.of(value(group.truePositiveRate())),
                    Cell.of(LabelsText.interval(Optional.of(group.truePositiveRate()))),
                    Cell.of(value(group.falsePositiveRate())),
                    Cell.of(LabelsText.interval(Optional.of(group.falsePositiveRate()))));
        }
        table.print(console);
    }

    private void measures(Fairness slice) {
        TextTable table = TextTable.of("measure", ">figure", "95_%_interval", "between");
        for (Comparison measure : slice.measures()) {
            table.row(
                    Cell.of(measure.figure().name()),
                    Cell.of(value(measure.figure())),
                    Cell.of(LabelsText.interval(Optional.of(measure.figure()))),
                    Cell.of(
                            measure.highest().isEmpty()
                                    ? measure.figure().notAvailable().orElse("-")
                                    : measure.highest() + " and " + measure.lowest()));
        }
        table.print(console);
    }

    private void nights(Fairness slice) {
        TextTable table = TextTable.of(
                "night", ">parity_difference", ">parity_ratio", ">opportunity", ">false_positives", "moved");
        for (Night night : slice.nights()) {
            table.row(
                    Cell.of(night.date().toString()),
                    Cell.of(value(night.measures().get(0).figure())),
                    Cell.of(value(night.measures().get(1).figure())),
                    Cell.of(value(night.measures().get(2).figure())),
                    Cell.of(value(night.measures().get(3).figure())),
                    Cell.of(night.moved().isEmpty() ? "-" : String.join(", ", night.moved())));
        }
        table.print(console);
    }

    private static String value(Figure figure) {
        return figure.value().map(LabelsText::number).orElse("-");
    }

    Json.Fields fields(String job, List<LabelResult> nights, List<Fairness> slices) {
        return new Json.Fields()
                .put("job", job)
                .put(
                        "nights",
                        nights.stream().map(night -> night.date().toString()).toList())
                .put("minimum_rows", minimum)
                .put("slices", slices.stream().map(FairnessText::slice).toList());
    }

    private static Json.Fields slice(Fairness slice) {
        return new Json.Fields()
                .put("column", slice.column())
                .put("groups", slice.groups().stream().map(FairnessText::group).toList())
                .put(
                        "measures",
                        slice.measures().stream().map(FairnessText::measure).toList())
                .put("four_fifths", slice.meetsFourFifths())
                .put("nights", slice.nights().stream().map(FairnessText::night).toList());
    }

    private static Json.Fields group(FairGroup group) {
        return new Json.Fields()
                .put("value", group.value())
                .put("rows", group.rows())
                .put("selection_rate", figure(group.selectionRate()))
                .put("true_positive_rate", figure(group.truePositiveRate()))
                .put("false_positive_rate", figure(group.falsePositiveRate()));
    }

    private static Json.Fields measure(Comparison measure) {
        return figure(measure.figure())
                .put("name", measure.figure().name())
                .put("highest", measure.highest())
                .put("lowest", measure.lowest());
    }

    private static Json.Fields night(Night night) {
        return new Json.Fields()
                .put("date", night.date().toString())
                .put(
                        "measures",
                        night.measures().stream().map(FairnessText::measure).toList())
                .put("moved", night.moved());
    }

    private static Json.Fields figure(Figure figure) {
        return new Json.Fields()
                .put("value", figure.value())
                .put("low", figure.interval().map(of -> of.low()))
                .put("high", figure.interval().map(of -> of.high()))
                .put("not_available", figure.notAvailable());
    }
}
