package io.nightjar.report;

import io.nightjar.quality.QualityReport;
import io.nightjar.report.ReportPage.GateLine;
import io.nightjar.report.ReportPage.Tile;
import java.util.List;
import java.util.stream.Collectors;

/** A quality report as a few lines of Markdown that also read well on a terminal. */
public final class ReportText {
    private static final String LINE = "%s\n";

    private ReportText() {}

    public static String render(QualityReport report) {
        ReportPage page = ReportPage.of(report);
        return LINE.formatted("# " + page.subtitle() + ": " + page.badge())
                + LINE.formatted("")
                + LINE.formatted(page.meaning())
                + page.findings().stream().map(finding -> "- " + finding + "\n").collect(Collectors.joining())
                + LINE.formatted("")
                + tiles(page.tiles())
                + gates(page.gates())
                + LINE.formatted("Next:")
                + page.commands().stream()
                        .map(command -> "    " + command + "\n")
                        .collect(Collectors.joining());
    }

    private static String tiles(List<Tile> tiles) {
        return tiles.stream()
                        .map(tile -> tile.name() + " " + tile.figure() + " (" + tile.note() + ")\n")
                        .map(line -> "- " + line)
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String gates(List<GateLine> gates) {
        return gates.isEmpty()
                ? "The job file declares no gates.\n\n"
                : Columns.align(
                                List.of("gate", "measured", "limit", "action", "result"),
                                gates.stream()
                                        .map(gate -> List.of(
                                                gate.subject(),
                                                gate.measured(),
                                                gate.limit(),
                                                gate.action(),
                                                gate.result()))
                                        .toList())
                        + "\n";
    }
}
