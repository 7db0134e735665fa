package io.nightjar.bench;

import java.util.Comparator;
import java.util.List;

/** One workload's contenders beside the engine with as many threads. */
record WorkloadTable(Workload workload, long rows, List<Figures> figures) {

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("\n### (")
                .append(workload.name())
                .append(") ")
                .append(workload.title())
                .append(", ");
        text.append(Report.number(rows / 1e6, 2)).append(" million rows\n\n");
        text.append(
                "| contender | threads | rows | seconds | spread | all rows | M rows/s | engine is | CPU s | peak MB | scores |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|\n");
        figures.stream()
                .sorted(Comparator.comparingInt((Figures one) -> one.contender().threads())
                        .thenComparingDouble(one -> one.scaled(rows)))
                .forEach(one -> text.append(line(one)));
        return text.toString();
    }

    private String line(Figures one) {
        double least =
                one.seconds().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most =
                one.seconds().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double engine = engine(one.contender().threads()).scaled(rows);
        return "| "
                + String.join(
                        " | ",
                        one.contender().name(),
                        Integer.toString(one.contender().threads()),
                        Report.number(one.rows() / 1e6, 2) + " M",
                        Report.number(one.median(), 2),
                        Report.number(least, 2) + " to " + Report.number(most, 2),
                        (one.rows() == rows ? "" : "scaled ") + Report.number(one.scaled(rows), 2),
                        Report.number(one.rows() / one.median() / 1e6, 2),
                        Report.number(one.scaled(rows) / engine, 2) + " x as fast",
                        Report.number(one.cpu(), 2),
                        Long.toString(one.peakBytes() >> 20),
                        one.comparison())
                + " |\n";
    }

    private Figures engine(int threads) {
        return figures.stream()
                .filter(one -> one.contender().name().equals(Contenders.ENGINE))
                .filter(one -> one.contender().threads() == threads)
                .findFirst()
                .orElseThrow();
    }
}
