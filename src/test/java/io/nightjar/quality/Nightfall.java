package io.nightjar.quality;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.Signature;
import io.nightjar.scoring.RejectReason;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.ScoredBatch.ColumnUse;
import io.nightjar.scoring.ScoredBatch.Reject;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A made-up night of flights, batch by batch, from a seed: a key, a private name, two features, a time. */
public final class Nightfall {
    public static final String SECRET = "ZZ-planted-secret";
    public static final Set<String> PRIVATE = Set.of("flight_id", "captain");
    public static final Schema INPUT = Schema.of(
            Column.required("flight_id", ColumnType.INT64),
            Column.optional("captain", ColumnType.STRING),
            Column.optional("origin", ColumnType.STRING),
            Column.optional("distance", ColumnType.DOUBLE),
            Column.required("scheduled", ColumnType.LOCAL_TIMESTAMP));
    public static final Signature SIGNATURE = new Signature(
            List.of(
                    new FeatureColumn("distance", ColumnType.DOUBLE, List.of(FeatureColumn.Kind.NUMBER)),
                    new FeatureColumn("origin", ColumnType.STRING, List.of(FeatureColumn.Kind.CATEGORY))),
            List.of("late", "on-time"),
            Optional.of("late"));

    private Nightfall() {}

    /** Looks at every row. */
    public static ProfilePlan plan() {
        return new ProfilePlan(SIGNATURE, INPUT, PRIVATE, Map.of(), 1);
    }

    /** A split of which all scores are below 0.05. */
    public static QualityProfile rare(long seed, int rows) {
        return split(seed, rows, 512, 0.05);
    }

    /** One split of {@code rows} rows, profiled in batches of {@code batchRows}. */
    public static QualityProfile split(long seed, int rows, int batchRows) {
        return split(seed, rows, batchRows, 1);
    }

    private static QualityProfile split(long seed, int rows, int batchRows, double highest) {
        Random random = new Random(seed);
        ProfileCollector collector = plan().collector(WholeSplit.of(INPUT, rows));
        String[] airports = {"ATL", "ORD", "SFO", "", "ORD"};
        long[] id = new long[rows];
        int[] captain = new int[rows];
        int[] origin = new int[rows];
        boolean[] noOrigin = new boolean[rows];
        double[] distance = new double[rows];
        long[] scheduled = new long[rows];
        double[] late = new double[rows];
        Reject[] rejects = new Reject[rows];
        int[] seen = new int[rows];
        for (int row = 0; row < rows; row++) {
            id[row] = random.nextLong();
            origin[row] = random.nextInt(airports.length);
            noOrigin[row] = random.nextInt(10) == 0;
            distance[row] = random.nextInt(50) == 0 ? Double.NaN : 100 + 2000 * random.nextDouble();
            scheduled[row] = 1_000_000L * random.nextInt(86_400);
            late[row] = highest * random.nextDouble();
            rejects[row] =
                    random.nextInt(20) == 0 ? new Reject(RejectReason.MISSING_VALUE, Optional.of("origin")) : null;
            seen[row] = random.nextInt(3);
        }
        for (int from = 0; from < rows; from += batchRows) {
            int to = Math.min(rows, from + batchRows);
            int n = to - from;
            RowBatch batch = new RowBatch(
                    INPUT,
                    n,
                    List.of(
                            new LongVector(java.util.Arrays.copyOfRange(id, from, to), n, new boolean[0]),
                            new StringVector(
                                    new String[] {SECRET},
                                    java.util.Arrays.copyOfRange(captain, from, to),
                                    n,
                                    new boolean[0]),
                            new StringVector(
                                    airports,
                                    java.util.Arrays.copyOfRange(origin, from, to),
                                    n,
                                    java.util.Arrays.copyOfRange(noOrigin, from, to)),
                            new DoubleVector(java.util.Arrays.copyOfRange(distance, from, to), n, new boolean[0]),
                            new LongVector(java.util.Arrays.copyOfRange(scheduled, from, to), n, new boolean[0])),
                    from);
            double[] scores = java.util.Arrays.copyOfRange(late, from, to);
            double[] rest = java.util.Arrays.stream(scores).map(s -> 1 - s).toArray();
            int[] prediction = java.util.Arrays.stream(scores)
                    .mapToInt(s -> s >= 0.5 ? 0 : 1)
                    .toArray();
            collector.observe(
                    batch,
                    new ScoredBatch(
                            n,
                            prediction,
                            new double[][] {scores, rest},
                            java.util.Arrays.copyOfRange(rejects, from, to),
                            java.util.Arrays.copyOfRange(seen, from, to),
                            new ColumnUse[] {new ColumnUse("distance", 0, 0, 1), new ColumnUse("origin", 2, 3, 0)}));
        }
        return collector.finish();
    }
}
