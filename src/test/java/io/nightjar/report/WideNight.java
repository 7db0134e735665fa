package io.nightjar.report;

import io.nightjar.model.Signature;
import io.nightjar.quality.Baseline;
import io.nightjar.quality.ProfileCollector;
import io.nightjar.quality.ProfilePlan;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.WholeSplit;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.ScoredBatch.ColumnUse;
import io.nightjar.scoring.ScoredBatch.Reject;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Made-up nights of very many columns: of five, three numbers, a text of up to 900 values and a time. {@code main(columns,
 * rows)} says what judging and reporting one costs.
 */
final class WideNight {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 4);
    private static final int BATCH = 4096;
    private static final List<Gate> GATES = List.of(
            new Gate(Measure.MINIMUM_ROWS, Optional.empty(), 1, Action.HOLD),
            new Gate(Measure.MAXIMUM_SCORE_PSI, Optional.empty(), 0.2, Action.WARN));

    private WideNight() {}

    public static void main(String[] args) {
        int columns = Integer.parseInt(args[0]);
        QualityProfile before = profile(1, columns, 20_000);
        QualityProfile night = profile(2, columns, Integer.parseInt(args[1]));
        for (int time = 0; time < 3; time++) {
            Baseline baseline = timed("baseline, as train makes it", () -> Baseline.from(List.of(), before));
            QualityReport report = timed("judge", () -> report(night, baseline));
            byte[] page = timed("page", () -> ReportHtml.render(report));
            byte[] json = timed("JSON", () -> ReportJson.render(report));
            timed("Markdown", () -> ReportText.render(report));
            RowBatch figures = timed("table of figures", () -> MetricsTable.of(report));
            System.out.printf(
                    "page %,d bytes, JSON %,d bytes, %,d figures%n", page.length, json.length, figures.rows());
        }
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        T done = work.get();
        long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        System.out.printf("%-28s %,6d ms of CPU%n", what, (after - before) / 1_000_000);
        return done;
    }

    static QualityReport report(int columns, int rows) {
        return report(profile(2, columns, rows), Baseline.from(List.of(), profile(1, columns, 1000)));
    }

    private static QualityReport report(QualityProfile night, Baseline baseline) {
        return QualityReport.judge(RealFlights.facts(DATE, night), night, Optional.of(baseline), GATES);
    }

    private static QualityProfile profile(long seed, int columns, int rows) {
        List<Column> schema = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            schema.add(Column.optional("column_" + column, type(column)));
        }
        Schema input = new Schema(schema);
        Signature signature = new Signature(List.of(), List.of("yes", "no"), Optional.of("yes"));
        ProfileCollector collector =
                new ProfilePlan(signature, input, Set.of(), Map.of(), 1).collector(WholeSplit.of(input, rows));
        Random random = new Random(seed);
        for (int from = 0; from < rows; from += BATCH) {
            int n = Math.min(BATCH, rows - from);
            List<ColumnVector> vectors = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                vectors.add(vector(column, n, random));
            }
            double[] yes = random.doubles(n).map(value -> value * value).toArray();
            double[][] scores = {
                yes, java.util.Arrays.stream(yes).map(value -> 1 - value).toArray()
            };
            collector.observe(
                    new RowBatch(input, n, vectors, from),
                    new ScoredBatch(n, new int[n], scores, new Reject[0], new int[n], new ColumnUse[0]));
        }
        return collector.finish();
    }

    private static ColumnType type(int column) {
        return switch (column % 5) {
            case 3 -> ColumnType.STRING;
            case 4 -> ColumnType.LOCAL_TIMESTAMP;
            default -> ColumnType.DOUBLE;
        };
    }

    private static ColumnVector vector(int column, int rows, Random random) {
        boolean[] nulls = new boolean[rows];
        for (int row = 0; row < rows; row += 20) {
            nulls[row] = true;
        }
        if (type(column) == ColumnType.DOUBLE) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = column % 5 == 0 ? random.nextGaussian() * (1 + column) : random.nextInt(3 + column);
            }
            return new DoubleVector(values, rows, nulls);
        }
        int different = type(column) == ColumnType.STRING ? 3 + column * 7 % 900 : 86_400;
        if (type(column) == ColumnType.STRING) {
            String[] dictionary = new String[different];
            for (int i = 0; i < different; i++) {
                dictionary[i] = "value " + i;
            }
            return new StringVector(dictionary, random.ints(rows, 0, different).toArray(), rows, nulls);
        }
        return new LongVector(
                random.ints(rows, 0, different)
                        .mapToLong(second -> second * 1_000_000L)
                        .toArray(),
                rows,
                nulls);
    }
}
