package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.labels.CalibrationBin;
import io.nightjar.labels.Figure;
import io.nightjar.labels.Group;
import io.nightjar.labels.Interval;
import io.nightjar.labels.LabelResult;
import io.nightjar.labels.LateLabels.Look;
import io.nightjar.labels.LateLabels.Novelty;
import io.nightjar.labels.Slice;
import io.nightjar.report.LabelNotes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what labels have shown: one date in full, several as a table with a line each. */
final class LabelsText {
    private static final int GROUPS_AT_MOST = 10;
    private static final List<String> OF_NIGHTS =
            List.of("accuracy", "auc", "log-loss", "brier-score", "calibration-error", "macro-f1", "mae", "rmse", "r2");

    private final Session session;
    private final Console console;
    private final ZoneId zone;

    LabelsText(Session session, ZoneId zone) {
        this.session = session;
        this.console = session.console();
        this.zone = zone;
    }

    void print(List<Look> looks) {
        if (looks.isEmpty()) {
            console.print("nothing to look at: no published date whose labels may still come or change");
            session.suggest("nightjar status");
        } else if (looks.size() == 1) {
            one(looks.get(0));
        } else {
            several(looks);
        }
    }

    private void several(List<Look> looks) {
        List<String> names = OF_NIGHTS.stream()
                .filter(name -> looks.stream()
                        .anyMatch(look -> look.result().all().realised(name).isPresent()))
                .toList();
        List<String> heads = new ArrayList<>(List.of("date", ">rows", ">coverage"));
        names.forEach(name -> {
            heads.add(">" + name.replace('-', '_'));
            if (name.equals("auc")) {
                heads.add("auc_interval");
                heads.add(">auc_expected");
            }
        });
        heads.add("known");
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        for (Look look : looks) {
            Group all = look.result().all();
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.of(look.result().date().toString()),
                    Cell.of(all.rows()),
                    Cell.of(percent(look.result().coverage()))));
            names.forEach(name -> {
                cells.add(Cell.of(number(all.realised(name))));
                if (name.equals("auc")) {
                    cells.add(Cell.of(interval(all.realised(name))));
                    cells.add(Cell.of(number(all.expected(name))));
                }
            });
            cells.add(Cell.of(known(look)));
            table.row(cells.toArray(Cell[]::new));
        }
        table.print(console);
        LabelResult last = looks.get(looks.size() - 1).result();
        session.suggest("nightjar labels " + last.job() + " --date " + last.date());
    }

    private void one(Look look) {
        LabelResult result = look.result();
        console.print(console.styled(Style.STRONG, result.job() + "@" + result.date()) + "  " + known(look));
        console.print("  published  " + Words.count(result.all().rows(), "row") + " by run " + result.run() + ", model "
                + result.model());
        console.print("  labels     " + result.label());
        console.print("  coverage   " + percent(result.coverage()) + " of the rows have a label");
        LabelNotes.of(result.counts())
                .forEach(note -> console.print("             " + console.styled(Style.WARNING, note)));
        console.print("");
        figures(result.all());
        confusion(result);
        calibration(result.all());
        result.slices().forEach(slice -> slice(slice, result.minimumRows()));
        if (look.novelty() == Novelty.NO_LABELS) {
            session.suggest("nightjar labels " + result.job() + " --date " + result.date());
        } else if (!result.slices().isEmpty()) {
            session.suggest("nightjar fairness " + result.job() + " --date " + result.date());
        } else {
            session.suggest("nightjar labels " + result.job() + " --from " + result.date());
        }
    }

    private String known(Look look) {
        LabelResult result = look.result();
        if (look.novelty() == Novelty.NO_LABELS) {
            return "no label yet";
        }
        return "as known at " + Words.time(result.knownAt(), zone) + ", "
                + (result.mature() ? "mature" : "may still change")
                + (look.novelty() == Novelty.RECORDED ? ", recorded now" : "");
    }

    private void figures(Group all) {
        TextTable table = TextTable.of("figure", ">realised", "95_%_interval", ">expected");
        for (Figure figure : all.realised()) {
            table.row(
                    Cell.of(figure.name()),
                    Cell.of(number(Optional.of(figure))),
                    Cell.of(interval(Optional.of(figure))),
                    Cell.of(number(all.expected(figure.name()))));
        }
        table.print(console);
    }

    private void confusion(LabelResult result) {
        if (result.classes().isEmpty() || !result.hasLabels()) {
            return;
        }
        List<String> heads = new ArrayList<>(List.of("true \\ predicted"));
        result.classes().forEach(label -> heads.add(">" + label));
        TextTable table = TextTable.verbatim(heads);
        for (int truth = 0; truth < result.classes().size(); truth++) {
            Cell[] cells = new Cell[heads.size()];
            cells[0] = Cell.of(result.classes().get(truth));
            for (int predicted = 1; predicted < cells.length; predicted++) {
                cells[predicted] = Cell.of(result.all().confusion().get(truth).get(predicted - 1));
            }
            table.row(cells);
        }
        console.print("");
        table.print(console);
    }

    private void calibration(Group all) {
        if (all.calibration().stream().allMatch(bin -> bin.rows() == 0)) {
            return;
        }
        TextTable table = TextTable.of("score", ">labelled", ">mean_score", ">positive_share", "95_%_interval");
        for (int i = 0; i < all.calibration().size(); i++) {
            CalibrationBin bin = all.calibration().get(i);
            if (bin.rows() > 0) {
                table.row(
                        Cell.of(String.format(Locale.ROOT, "%.1f to %.1f", i / 10.0, (i + 1) / 10.0)),
                        Cell.of(bin.rows()),
                        Cell.of(number(bin.meanScore())),
                        Cell.of(number(bin.positiveShare())),
                        Cell.of(text(bin.interval())));
            }
        }
        console.print("");
        table.print(console);
    }

    private void slice(Slice slice, int minimum) {
        console.print("");
        if (slice.notReported().isPresent()) {
            console.print("by " + slice.column() + ": " + slice.notReported().get());
            return;
        }
        List<String> names = OF_NIGHTS.stream()
                .filter(name -> slice.groups().stream()
                        .anyMatch(group -> group.realised(name).isPresent()))
                .toList();
        List<String> heads = new ArrayList<>(List.of("by " + slice.column(), ">rows", ">labelled"));
        names.forEach(name -> heads.add(">" + name));
        TextTable table = TextTable.verbatim(heads);
        List<Group> shown =
                slice.groups().stream().filter(group -> group.rows() >= minimum).toList();
        shown.stream().limit(GROUPS_AT_MOST).forEach(group -> {
            List<Cell> cells =
                    new ArrayList<>(List.of(Cell.of(group.value()), Cell.of(group.rows()), Cell.of(group.labelled())));
            names.forEach(name -> cells.add(Cell.of(number(group.realised(name)))));
            table.row(cells.toArray(Cell[]::new));
        });
        table.print(console);
        int more = Math.max(0, shown.size() - GROUPS_AT_MOST);
        int small = slice.groups().size() - shown.size();
        if (more > 0) {
            console.print("  and " + Words.count(more, "more group") + " (--json)");
        }
        if (small > 0) {
            console.print("  and " + Words.count(small, "group") + " of fewer than " + minimum + " rows, not shown");
        }
    }

    private static String number(Optional<Figure> figure) {
        return figure.flatMap(Figure::value).map(LabelsText::number).orElse("-");
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    static String interval(Optional<Figure> figure) {
        return figure.flatMap(Figure::interval).map(LabelsText::text).orElse("-");
    }

    private static String text(Interval interval) {
        return number(interval.low()) + " to " + number(interval.high());
    }

    static String percent(Figure figure) {
        return figure.value()
                .map(share -> String.format(Locale.ROOT, "%.2f %%", share * 100))
                .orElse("-");
    }
}
