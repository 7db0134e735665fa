package io.nightjar.diff;

import io.nightjar.quality.Figures;
import io.nightjar.report.ComparisonHtml.Fall;
import io.nightjar.report.ComparisonHtml.Page;
import io.nightjar.report.ComparisonHtml.Table;
import io.nightjar.report.RowExplanation.Bar;
import io.nightjar.report.ScorePlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A difference as tables and a page, for people. */
public final class DiffPage {
    private static final int MOST_FEATURES = 20;
    private static final String NONE = "–";

    private final RunDiff diff;
    private final DiffWords words;

    public DiffPage(RunDiff diff) {
        this.diff = diff;
        this.words = new DiffWords(diff);
    }

    /** @param title of the job */
    public Page page(String title) {
        List<String> sentences = new ArrayList<>();
        sentences.add(words.headline());
        sentences.addAll(words.moves());
        sentences.addAll(diff.unknown());
        return new Page(
                title,
                diff.before().label() + " and " + diff.after().label(),
                sentences,
                words.things(),
                diff.spread()
                        .map(spread -> ScorePlot.between(
                                diff.before().label(),
                                spread.before(),
                                diff.after().label(),
                                spread.after())),
                falls(),
                tables());
    }

    /** Those that have rows. */
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>(List.of(parts(), spread(), features(), movers(), columns(), changes()));
        tables.removeIf(table -> table.rows().isEmpty());
        return tables;
    }

    private List<Fall> falls() {
        if (diff.parts().isEmpty()) {
            return List.of();
        }
        double first = diff.first().orElseThrow().score();
        double last = diff.last().orElseThrow().score();
        List<Bar> bars = new ArrayList<>();
        bars.add(new Bar(diff.before().label(), 0, first, Figures.number(first)));
        double at = first;
        for (Part part : diff.parts()) {
            bars.add(new Bar(part.cause().words(), at, at + part.score(), DiffWords.signed(part.score())));
            at += part.score();
        }
        bars.add(new Bar(diff.after().label(), 0, last, Figures.number(last)));
        return List.of(new Fall("From mean score to mean score", bars));
    }

    private Table parts() {
        List<List<String>> rows = new ArrayList<>();
        for (Part part : diff.parts()) {
            rows.add(List.of(
                    part.cause().words(),
                    Figures.count(part.rows()),
                    DiffWords.signed(part.score()),
                    part.decisions().map(DiffWords::points).orElse(NONE),
                    part.margin().map(DiffWords::signed).orElse(NONE)));
        }
        if (!rows.isEmpty()) {
            rows.add(List.of(
                    "all parts",
                    "",
                    DiffWords.signed(
                            diff.parts().stream().mapToDouble(Part::score).sum()),
                    sum(diff.parts().stream().map(Part::decisions).toList())
                            .map(DiffWords::points)
                            .orElse(NONE),
                    sum(diff.parts().stream().map(Part::margin).toList())
                            .map(DiffWords::signed)
                            .orElse(NONE)));
            rows.add(List.of(
                    "the two tables",
                    "",
                    diff.moved().map(DiffWords::signed).orElse(NONE),
                    diff.decisionsMoved().map(DiffWords::points).orElse(NONE),
                    ""));
            rows.add(List.of("left over", "", diff.rest().map(Figures::number).orElse(NONE), "", ""));
        }
        return new Table(
                "What moved the mean score",
                "Each cause after the one above it; rows are those that its mean is of.",
                List.of("due to", "rows", "mean score", "at or above the threshold", "mean margin"),
                rows);
    }

    private Table spread() {
        return new Table(
                "Quantiles of the scores",
                "",
                List.of("", diff.before().label(), diff.after().label(), "moved"),
                diff.spread().map(Spread::lines).orElse(List.of()).stream()
                        .map(line -> List.of(
                                line.name(),
                                Figures.number(line.before()),
                                Figures.number(line.after()),
                                DiffWords.signed(line.after() - line.before())))
                        .toList());
    }

    private static Optional<Double> sum(List<Optional<Double>> figures) {
        return figures.stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        figures.stream().mapToDouble(Optional::orElseThrow).sum())
                : Optional.empty();
    }

    private Table features() {
        List<Part> told =
                diff.parts().stream().filter(part -> part.margin().isPresent()).toList();
        List<String> head = new ArrayList<>(List.of("feature"));
        told.forEach(part -> head.add(part.cause().words()));
        head.add("all");
        List<List<String>> rows = new ArrayList<>();
        List<String> names = words.featureNames();
        for (String name : names.subList(0, Math.min(MOST_FEATURES, names.size()))) {
            List<String> row = new ArrayList<>(List.of(name));
            told.forEach(part -> row.add(DiffWords.signed(part.features().getOrDefault(name, 0.0))));
            row.add(DiffWords.signed(words.total(name)));
            rows.add(row);
        }
        if (!rows.isEmpty()) {
            rows.add(line("the model's row of mean values", told, Part::baseline));
            rows.add(line("the mean margin", told, part -> part.margin().orElseThrow()));
        }
        return new Table(
                "What each feature did to the mean margin",
                names.size() > MOST_FEATURES ? "The greatest " + MOST_FEATURES + " of " + names.size() + "." : "",
                head,
                rows);
    }

    private static List<String> line(String name, List<Part> parts, java.util.function.ToDoubleFunction<Part> figure) {
        List<String> row = new ArrayList<>(List.of(name));
        parts.forEach(part -> row.add(DiffWords.signed(figure.applyAsDouble(part))));
        row.add(DiffWords.signed(parts.stream().mapToDouble(figure).sum()));
        return row;
    }

    private Table movers() {
        List<List<String>> rows = new ArrayList<>();
        for (Mover mover : diff.movers()) {
            rows.add(List.of(
                    mover.key().isEmpty() ? "a row" : String.join(", ", mover.key()),
                    Figures.number(mover.before()),
                    Figures.number(mover.after()),
                    DiffWords.signed(mover.after() - mover.before()),
                    DiffWords.why(mover)));
        }
        return new Table(
                "Keys whose score moved most",
                "With the features that contributed most to the margin, before and after.",
                List.of("key", "before", "after", "moved", "reasons"),
                rows);
    }

    private Table columns() {
        List<List<String>> rows = diff.columns().stream()
                .filter(column -> column.psi().isPresent())
                .map(column -> List.of(
                        column.column(), column.psi().map(Figures::number).orElseThrow()))
                .toList();
        return new Table(
                "Columns of the input, the one that moved most first",
                "Population Stability Index of the second night against the first.",
                List.of("column", "PSI"),
                rows);
    }

    private Table changes() {
        List<List<String>> rows = diff.changes().stream()
                .map(change -> List.of(change.area(), change.what(), change.before(), change.after()))
                .toList();
        return new Table("What is not the same", "", List.of("of", "what", "before", "after"), rows);
    }
}
