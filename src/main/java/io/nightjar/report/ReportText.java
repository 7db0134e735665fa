package io.nightjar.report;

import io.nightjar.quality.ColumnDrift;
import io.nightjar.quality.DriftEffects.Ranking;
import io.nightjar.quality.Figures;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.measure.PopulationStability;
import io.nightjar.report.ReportPage.GateLine;
import io.nightjar.report.ReportPage.Tile;
import java.util.List;
import java.util.stream.Collectors;

/** A quality report as a few lines of Markdown that also read well on a terminal. */
public final class ReportText {
    private static final int DRIFT_SHOWN = 3;
    private static final int SEED_SHOWN = 8;

    private ReportText() {}

    public static String render(QualityReport report) {
        ReportPage page = ReportPage.of(report);
        return "# " + page.subtitle() + ": " + page.badge() + "\n\n"
                + page.meaning() + "\n"
                + (page.waiver().isEmpty() ? "" : "Released. " + page.waiver() + "\n")
                + lines("- ", page.findings()) + "\n"
                + lines("- ", page.tiles().stream().map(ReportText::tile).toList()) + "\n"
                + gates(page.gates()) + "\n"
                + contract(page.contract())
                + drift(report)
                + permutation(report)
                + "Next:\n" + lines("    ", page.commands());
    }

    private static String lines(String start, List<String> texts) {
        return texts.stream().map(text -> start + text + "\n").collect(Collectors.joining());
    }

    private static String tile(Tile tile) {
        return tile.name() + " " + tile.figure() + " (" + tile.note() + ")";
    }

    private static String contract(ContractLines contract) {
        return contract.summary().isEmpty()
                ? ""
                : "Contract: " + contract.summary() + "\n"
                        + lines(
                                "- ",
                                contract.lines().stream()
                                        .map(ContractLines.Line::sentence)
                                        .toList())
                        + "\n";
    }

    /** One line: the whole table is in the page. */
    private static String drift(QualityReport report) {
        List<ColumnDrift> drift = report.drift();
        Ranking ranking = report.effects().ranking();
        String most = drift.stream()
                .filter(one -> ranking == Ranking.SIZE || one.effect().isPresent())
                .limit(DRIFT_SHOWN)
                .map(one -> one.column() + " " + figure(one, ranking))
                .collect(Collectors.joining(", "));
        String what =
                switch (ranking) {
                    case DECISIONS -> "Columns whose drift changed most decisions: ";
                    case MARGIN -> "Columns whose drift moved margins most: ";
                    case SIZE -> "Columns that drifted most (PSI): ";
                };
        return drift.isEmpty() ? "" : what + most + "\n";
    }

    private static String permutation(QualityReport report) {
        return report.permutation()
                .map(estimate -> "Columns that weigh most (permutation estimate from "
                        + Figures.count(estimate.rows()) + " rows, seed "
                        + estimate.seed().substring(0, SEED_SHOWN)
                        + "; decisions changed): "
                        + estimate.columns().stream()
                                .limit(DRIFT_SHOWN)
                                .map(one -> one.column() + " " + Words.figure(one.crossed(), Figures::percent))
                                .collect(Collectors.joining(", "))
                        + "\n")
                .orElse("");
    }

    private static String figure(ColumnDrift drift, Ranking ranking) {
        return switch (ranking) {
            case DECISIONS -> Words.figure(drift.effect().orElseThrow().crossed(), Figures::percent) + " of the rows";
            case MARGIN -> Words.figure(drift.effect().orElseThrow().distance(), Figures::number);
            case SIZE -> Words.figure(drift.figure(new PopulationStability()), Figures::number);
        };
    }

    private static String gates(List<GateLine> gates) {
        return gates.isEmpty()
                ? "The job file declares no gates.\n"
                : Columns.align(
                        List.of("gate", "measured", "limit", "action", "result"),
                        gates.stream()
                                .map(gate -> List.of(
                                        gate.subject(), gate.measured(), gate.limit(), gate.action(), gate.result()))
                                .toList());
    }
}
