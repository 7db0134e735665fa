package io.nightjar.report;

import io.nightjar.quality.DriftEffects;
import io.nightjar.quality.DriftEffects.Ranking;
import io.nightjar.quality.QualityReport;
import java.util.List;

/**
 * How far the columns have drifted, and by what they are put in order.
 *
 * @param order by what, in words
 * @param shown what the drift did to a row, that is known: which columns the table has
 * @param lines those that matter most
 * @param others the rest, which stand behind a fold
 */
public record DriftTable(String order, Shown shown, List<DriftLine> lines, List<DriftLine> others) {
    private static final int FEW = 30;

    /** What is known of the effects. */
    public enum Shown {
        DECISIONS,
        MARGINS,
        NEITHER
    }

    static DriftTable of(QualityReport report) {
        List<DriftLine> all = report.drift().stream()
                .map(drift -> DriftLine.of(drift, report))
                .toList();
        int shown = all.size() > FEW + FEW / 2 ? FEW : all.size();
        return new DriftTable(
                order(report.effects()),
                shown(report.effects().ranking()),
                all.subList(0, shown),
                all.subList(shown, all.size()));
    }

    private static Shown shown(Ranking ranking) {
        return switch (ranking) {
            case DECISIONS -> Shown.DECISIONS;
            case MARGIN -> Shown.MARGINS;
            case SIZE -> Shown.NEITHER;
        };
    }

    private static String order(DriftEffects effects) {
        return switch (effects.ranking()) {
            case DECISIONS ->
                "The column whose drift changed most decisions stands first: the share of rows that stand on the other side of the"
                        + " threshold than they would, had the column its baseline’s values (+ raised above it, − lowered below it). Margins"
                        + " moved: on average up or down, and below it as a whole.";
            case MARGIN ->
                "The column whose drift moved scores most stands first, by how far it moved the margin of a row on average, below that as a whole ("
                        + effects.why() + ").";
            case SIZE -> "The column that moved most stands first (" + effects.why() + ").";
        };
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
