package io.nightjar.report;

import io.nightjar.quality.ColumnDrift;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.QualityReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The columns of the input.
 *
 * @param order in which they stand, in words
 * @param lines all, or those that matter most where there are many
 * @param others the rest, in the order of the input, which stand behind a fold
 */
public record ColumnTable(String order, List<ColumnLine> lines, List<ColumnLine> others) {
    private static final int FEW = 30;

    static ColumnTable of(QualityReport report) {
        List<ColumnProfile> columns = report.profile().columns();
        if (columns.size() <= FEW + FEW / 2) {
            return new ColumnTable("", lines(columns, report), List.of());
        }
        List<ColumnProfile> first = mostMoved(columns, report);
        List<ColumnProfile> rest = new ArrayList<>(columns);
        rest.removeAll(first);
        return new ColumnTable(
                first.isEmpty()
                        ? ""
                        : "The " + first.size() + " columns that stand first in the drift; the others follow.",
                lines(first.isEmpty() ? columns.subList(0, FEW) : first, report),
                lines(first.isEmpty() ? columns.subList(FEW, columns.size()) : rest, report));
    }

    /** None without a baseline. */
    private static List<ColumnProfile> mostMoved(List<ColumnProfile> columns, QualityReport report) {
        Map<String, ColumnProfile> byName =
                columns.stream().collect(Collectors.toMap(ColumnProfile::name, Function.identity()));
        return report.drift().stream()
                .limit(FEW)
                .map(ColumnDrift::column)
                .map(byName::get)
                .toList();
    }

    private static List<ColumnLine> lines(List<ColumnProfile> columns, QualityReport report) {
        return columns.stream()
                .map(column -> ColumnLine.of(
                        column,
                        report.baseline(),
                        report.facts(),
                        report.profile().sampledEvery()))
                .toList();
    }
}
