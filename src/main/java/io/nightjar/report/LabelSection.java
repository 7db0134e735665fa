package io.nightjar.report;

import io.nightjar.labels.Figure;
import io.nightjar.labels.Group;
import io.nightjar.labels.LabelResult;
import io.nightjar.quality.Figures;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.RunFacts;
import io.nightjar.run.JobDefinition.Labels;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What labels say of a night's scores: empty but for a sentence until they come.
 *
 * @param headline one sentence for the top of the page; empty until labels come
 * @param summary how much is known
 * @param notes what a label table held that could not be joined
 * @param selects what makes a row selected, in words; empty where nothing does
 */
public record LabelSection(
        String headline,
        String summary,
        List<String> notes,
        List<FigureLine> figures,
        Optional<CalibrationPlot> calibration,
        Optional<Confusion> confusion,
        List<SliceTable> slices,
        String selects) {
    private static final List<String> HEADLINE = List.of("auc", "accuracy", "macro-f1", "rmse", "mae");

    /** @param mark of the remark's badge, {@code passed} or {@code warned}; empty where it says nothing */
    public record FigureLine(
            String name, String realised, String interval, String expected, String remark, String mark) {}

    /** @param lines a true class each, its rows by predicted class with their share of the class */
    public record Confusion(List<String> classes, List<ConfusionLine> lines) {}

    public record ConfusionLine(String truth, List<ConfusionCell> cells) {}

    /** @param share of the rows of the true class; empty where it has none */
    public record ConfusionCell(String rows, String share) {}

    /** Before labels have come. */
    static LabelSection awaited(QualityReport report) {
        RunFacts facts = report.facts();
        String expected = ExpectedScores.of(report.profile())
                .map(scores -> " " + scores.sentence())
                .orElse("");
        return new LabelSection(
                "",
                facts.labels().map(labels -> awaited(labels, facts) + expected).orElse(""),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "");
    }

    private static String awaited(Labels labels, RunFacts facts) {
        return "No label was there when this night was judged. Labels are expected in "
                + labels.path().on(facts.date())
                + " and are mature from " + facts.date().date().plusDays(labels.matureAfter())
                + "; this section is written again when they are joined, after a later night or by ./nightjar labels "
                + facts.job() + " --date " + facts.date() + ".";
    }

    static LabelSection of(LabelResult result, ZoneId zone) {
        Group all = result.all();
        List<Figure> realised =
                new ArrayList<>(ClaimedShare.realised(result).stream().toList());
        realised.addAll(
                all.realised().isEmpty()
                        ? all.expected().stream().map(LabelSection::unknown).toList()
                        : all.realised());
        List<FigureLine> figures = realised.stream()
                .filter(figure -> figure.value().isPresent()
                        || expected(result, figure.name()).isPresent())
                .map(figure -> line(figure, expected(result, figure.name()), result.positive()))
                .toList();
        return new LabelSection(
                result.hasLabels() ? headline(result) : "",
                summary(result, zone),
                LabelNotes.of(result.counts()),
                figures,
                CalibrationPlot.of(all.calibration()),
                confusion(result),
                SliceTable.of(result),
                result.selects().orElse(""));
    }

    private static Optional<Figure> expected(LabelResult result, String name) {
        return name.equals(ClaimedShare.NAME)
                ? ClaimedShare.expected(result)
                : result.all().expected(name);
    }

    private static Figure unknown(Figure expected) {
        return new Figure(expected.name(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String headline(LabelResult result) {
        List<String> said = new ArrayList<>();
        ClaimedShare.sentence(result).ifPresent(said::add);
        for (String name : HEADLINE) {
            Optional<Figure> figure =
                    result.all().realised(name).filter(one -> one.value().isPresent());
            if (figure.isPresent() && said.size() < 3) {
                String remark = LabelWords.comparison(figure.get(), result.all().expected(name));
                said.add(LabelWords.title(name) + " " + LabelWords.number(figure)
                        + (remark.isEmpty()
                                ? ""
                                : ", " + remark + " ("
                                        + LabelWords.number(result.all().expected(name)) + ")"));
            }
        }
        return "What came true: labels of " + LabelWords.percent(result.coverage()) + " of the rows"
                + (result.mature() ? "" : " so far") + (said.isEmpty() ? "" : "; " + String.join("; ", said)) + ".";
    }

    private static String summary(LabelResult result, ZoneId zone) {
        if (!result.hasLabels()) {
            return "No label has come yet; what the scores alone let expect stands below.";
        }
        return Figures.count(result.all().labelled()) + " of "
                + Figures.count(result.all().rows())
                + " published rows have a label (" + LabelWords.percent(result.coverage()) + "), "
                + result.label() + "; as known at " + RunLines.time(result.knownAt(), zone) + ", "
                + (result.mature() ? "mature: none is expected to come or to change." : "and more may come or change.");
    }

    private static FigureLine line(Figure realised, Optional<Figure> expected, Optional<String> positive) {
        String remark = LabelWords.comparison(realised, expected);
        return new FigureLine(
                LabelWords.title(realised.name())
                        + (realised.name().equals(ClaimedShare.NAME)
                                ? positive.map(label -> " ‘" + label + "’").orElse("")
                                : ""),
                LabelWords.number(Optional.of(realised)),
                LabelWords.interval(Optional.of(realised)),
                LabelWords.number(expected),
                remark,
                remark.isEmpty() ? "" : LabelWords.isBad(remark) ? "warned" : "passed");
    }

    private static Optional<Confusion> confusion(LabelResult result) {
        if (result.classes().isEmpty()
                || !result.hasLabels()
                || result.classes().size() > 12) {
            return Optional.empty();
        }
        List<ConfusionLine> lines = new ArrayList<>();
        for (int truth = 0; truth < result.classes().size(); truth++) {
            List<Long> rows = result.all().confusion().get(truth);
            long of = rows.stream().mapToLong(Long::longValue).sum();
            lines.add(new ConfusionLine(
                    result.classes().get(truth),
                    rows.stream()
                            .map(count -> new ConfusionCell(
                                    Figures.count(count), of == 0 ? "" : Figures.percent((double) count / of)))
                            .toList()));
        }
        return Optional.of(new Confusion(result.classes(), lines));
    }
}
