package io.nightjar.cli;

import io.nightjar.quality.Figures;
import io.nightjar.report.ReportFiles;
import io.nightjar.run.RunRecord;
import io.nightjar.storage.Storage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The columns whose drift did most, as the report of a run has them.
 *
 * @param by what they are ranked by: {@code decisions}, {@code margin} or {@code size}
 * @param columns the first few
 */
record ReportedDrift(String by, List<Line> columns) {
    private static final int SHOWN = 3;

    /**
     * A column.
     *
     * @param figure that it is ranked by; empty where there is none
     */
    record Line(String column, Optional<Double> figure) {}

    /** Empty where there is no report, no baseline, or a report of an earlier version. */
    static Optional<ReportedDrift> of(Session session, RunRecord run) {
        String location = ReportFiles.of(session.settings().reports(), run).json();
        Storage storage = session.services().storage();
        if (storage.find(location).isEmpty()) {
            return Optional.empty();
        }
        try {
            return read(JsonMapper.shared().readTree(storage.read(location)));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<ReportedDrift> read(JsonNode report) {
        String by = report.at("/driftOrder/by").asString("");
        List<Line> lines = StreamSupport.stream(report.path("drift").spliterator(), false)
                .map(drift -> new Line(drift.path("column").asString(""), figure(drift, by)))
                .filter(line -> line.figure().isPresent())
                .limit(SHOWN)
                .toList();
        return by.isEmpty() || lines.isEmpty() ? Optional.empty() : Optional.of(new ReportedDrift(by, lines));
    }

    private static Optional<Double> figure(JsonNode drift, String by) {
        JsonNode figure =
                switch (by) {
                    case "decisions" -> drift.at("/effect/crossed/value");
                    case "margin" -> drift.at("/effect/distance/value");
                    default -> drift.at("/measures/0/figure/value");
                };
        return figure.isNumber() ? Optional.of(figure.doubleValue()) : Optional.empty();
    }

    /** {@code decisions changed: scheduled 0.196 %, distance 0.05 %}. */
    String words() {
        String what =
                switch (by) {
                    case "decisions" -> "decisions changed: ";
                    case "margin" -> "margins moved: ";
                    default -> "by size alone (PSI): ";
                };
        return what
                + columns.stream()
                        .map(line -> line.column() + " " + words(line.figure().orElseThrow()))
                        .collect(Collectors.joining(", "));
    }

    private String words(double figure) {
        return by.equals("decisions") ? Figures.percent(figure) : Figures.number(figure);
    }

    Json.Fields fields() {
        return new Json.Fields()
                .put("by", by)
                .put(
                        "columns",
                        columns.stream()
                                .map(line -> new Json.Fields()
                                        .put("column", line.column())
                                        .put("figure", line.figure()))
                                .toList());
    }
}
