package io.nightjar.report;

import io.nightjar.labels.Fairness;
import io.nightjar.labels.Fairness.Comparison;
import io.nightjar.labels.Fairness.FairGroup;
import io.nightjar.labels.Figure;
import io.nightjar.labels.Group;
import io.nightjar.labels.LabelResult;
import io.nightjar.labels.Slice;
import io.nightjar.quality.Figures;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.SliceProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The groups of one slice: how good their scores were, and how differently they are treated.
 *
 * @param summary the rule of four fifths in words; empty where there is nothing to compare
 * @param figures the heads of the columns
 * @param measures what compares the groups
 * @param others groups that are not shown, in words
 */
public record SliceTable(
        String column, String summary, List<String> figures, List<Line> lines, List<Measure> measures, String others) {
    private static final int GROUPS = 12;

    /** How good scores were; the first two that there are. */
    private static final List<String> GOODNESS = List.of("auc", "accuracy", "macro-f1", "rmse", "mae");

    /** Whether the rows' labels are counted. */
    public boolean hasLabels() {
        return lines.stream().anyMatch(line -> !line.labelled().isEmpty());
    }

    public record Line(String group, String rows, String labelled, List<Cell> cells) {}

    /** @param interval of 95 % confidence; empty where there is none */
    public record Cell(String head, String figure, String interval) {}

    public record Measure(String name, String figure, String interval, String highest, String lowest, String remark) {}

    static List<SliceTable> of(LabelResult result) {
        Map<String, Fairness> fairness =
                Fairness.of(List.of(result)).stream().collect(Collectors.toMap(Fairness::column, Function.identity()));
        return result.slices().stream()
                .map(slice -> of(slice, Optional.ofNullable(fairness.get(slice.column())), result.minimumRows()))
                .toList();
    }

    /** As judged: who was picked of each group, before anybody knows who should have been. */
    static List<SliceTable> of(QualityReport report) {
        int minimum = report.facts().smallestGroup();
        return report.profile().slices().stream()
                .map(slice -> of(slice, minimum))
                .toList();
    }

    private static SliceTable of(SliceProfile slice, int minimum) {
        if (slice.tooMany()) {
            return new SliceTable(
                    slice.column(), "It has too many values to tell rows apart.", List.of(), List.of(), List.of(), "");
        }
        Fairness fairness = Fairness.asJudged(slice, minimum);
        List<FairGroup> told = fairness.groups().stream()
                .filter(group -> group.rows().isPresent())
                .toList();
        List<Line> lines = told.stream()
                .limit(GROUPS)
                .map(group -> new Line(
                        group.value(),
                        Figures.count(group.rows().orElse(0L)),
                        "",
                        List.of(rate("selected", group.selectionRate()))))
                .toList();
        return new SliceTable(
                slice.column(),
                fourFifths(fairness).orElse(""),
                List.of("selected"),
                lines,
                measures(fairness),
                others(told.size() - lines.size(), fairness.groups().size() - told.size(), minimum));
    }

    private static List<Measure> measures(Fairness fairness) {
        return fairness.measures().stream()
                .filter(measure -> measure.figure().value().isPresent())
                .map(SliceTable::measure)
                .toList();
    }

    private static SliceTable of(Slice slice, Optional<Fairness> fairness, int minimum) {
        if (slice.notReported().isPresent()) {
            return new SliceTable(
                    slice.column(),
                    "Not shown: " + slice.notReported().get() + ".",
                    List.of(),
                    List.of(),
                    List.of(),
                    "");
        }
        List<Group> shown =
                slice.groups().stream().filter(group -> group.rows() >= minimum).toList();
        List<String> goodness = GOODNESS.stream()
                .filter(name -> shown.stream()
                        .anyMatch(group ->
                                group.realised(name).flatMap(Figure::value).isPresent()))
                .limit(2)
                .toList();
        List<Line> lines = shown.stream()
                .limit(GROUPS)
                .map(group -> line(group, goodness, fairness))
                .toList();
        return new SliceTable(
                slice.column(),
                fairness.flatMap(SliceTable::fourFifths).orElse(""),
                lines.isEmpty()
                        ? List.of()
                        : lines.get(0).cells().stream().map(Cell::head).toList(),
                lines,
                fairness.map(SliceTable::measures).orElse(List.of()),
                others(shown.size() - lines.size(), slice.groups().size() - shown.size(), minimum));
    }

    private static Optional<String> fourFifths(Fairness fairness) {
        return fairness.meetsFourFifths()
                .map(isMet -> isMet
                        ? "The four-fifths rule is met: no group is selected at less than 0.8 of another's rate."
                        : "The four-fifths rule is not met: a group is selected at less than 0.8 of another's rate.");
    }

    private static Line line(Group group, List<String> goodness, Optional<Fairness> fairness) {
        List<Cell> cells = new ArrayList<>();
        for (String name : goodness) {
            cells.add(new Cell(
                    LabelWords.title(name),
                    LabelWords.number(group.realised(name)),
                    LabelWords.interval(group.realised(name))));
        }
        fairness.flatMap(of -> of.groups().stream()
                        .filter(one -> one.value().equals(group.value()))
                        .findFirst())
                .ifPresent(fair -> rates(fair).forEach(cells::add));
        return new Line(group.value(), Figures.count(group.rows()), Figures.count(group.labelled()), cells);
    }

    private static List<Cell> rates(FairGroup group) {
        return List.of(
                rate("selected", group.selectionRate()),
                rate("true positives", group.truePositiveRate()),
                rate("false positives", group.falsePositiveRate()));
    }

    private static Cell rate(String head, Figure figure) {
        return new Cell(head, LabelWords.percent(figure), LabelWords.percentInterval(figure));
    }

    private static Measure measure(Comparison comparison) {
        Figure figure = comparison.figure();
        boolean isRatio = figure.name().endsWith("-ratio");
        String remark = !isRatio
                ? ""
                : figure.value().orElse(1.0) < Fairness.FOUR_FIFTHS ? "below four fifths" : "at least four fifths";
        return new Measure(
                LabelWords.title(figure.name()),
                LabelWords.number(Optional.of(figure)),
                LabelWords.interval(Optional.of(figure)),
                comparison.highest(),
                comparison.lowest(),
                remark);
    }

    private static String others(int more, int small, int minimum) {
        List<String> words = new ArrayList<>();
        if (more > 0) {
            words.add(Figures.count(more) + (more == 1 ? " more group is" : " more groups are") + " in the JSON");
        }
        if (small > 0) {
            words.add(Figures.count(small) + (small == 1 ? " group" : " groups") + " of fewer than " + minimum
                    + " rows: nothing is said of " + (small == 1 ? "it" : "them"));
        }
        return words.isEmpty() ? "" : String.join("; ", words) + ".";
    }
}
