package io.nightjar.report;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.model.ModelVersion;
import io.nightjar.model.Signature;
import io.nightjar.quality.Baseline;
import io.nightjar.quality.ProfileCollector;
import io.nightjar.quality.ProfilePlan;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.RunFacts;
import io.nightjar.quality.WholeSplit;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.run.RunId;
import io.nightjar.run.Wording;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.ScoredBatch.ColumnUse;
import io.nightjar.scoring.ScoredBatch.Reject;
import io.nightjar.scoring.ScoringPath;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nights of the flights in {@code data}, read by DuckDB; the scores are made up, since the report does not mind. */
final class RealFlights {
    static final Schema INPUT = Schema.of(
            Column.required("flight_id", ColumnType.INT64),
            Column.optional("scheduled", ColumnType.LOCAL_TIMESTAMP),
            Column.optional("origin", ColumnType.STRING),
            Column.optional("destination", ColumnType.STRING),
            Column.optional("distance", ColumnType.INT64));
    static final Signature SIGNATURE = new Signature(
            List.of(
                    new FeatureColumn("destination", ColumnType.STRING, List.of(Kind.CATEGORY)),
                    new FeatureColumn("distance", ColumnType.INT64, List.of(Kind.NUMBER)),
                    new FeatureColumn("origin", ColumnType.STRING, List.of(Kind.CATEGORY)),
                    new FeatureColumn("scheduled", ColumnType.LOCAL_TIMESTAMP, List.of(Kind.HOUR, Kind.WEEKDAY))),
            List.of("delayed", "on-time"),
            Optional.of("delayed"));
    static final List<Gate> GATES = List.of(
            new Gate(Measure.MINIMUM_ROWS, Optional.empty(), 5000, Action.HOLD),
            new Gate(Measure.MAXIMUM_REJECT_SHARE, Optional.empty(), 0.01, Action.HOLD),
            new Gate(Measure.MAXIMUM_NULL_SHARE, Optional.of("origin"), 0.02, Action.HOLD),
            new Gate(Measure.MAXIMUM_SCORE_PSI, Optional.empty(), 0.2, Action.WARN));

    private final Set<String> knownAirports = new HashSet<>();

    /** The night's report against a baseline of two April nights. */
    static QualityReport report(LocalDate date, List<Gate> gates) {
        RealFlights flights = new RealFlights();
        QualityProfile april = QualityProfile.fold(
                List.of(flights.profile(LocalDate.of(2001, 4, 24)), flights.profile(LocalDate.of(2001, 4, 27))));
        flights.know(april);
        QualityProfile night = flights.profile(date);
        return QualityReport.judge(facts(date, night), night, Optional.of(Baseline.from(List.of(), april)), gates);
    }

    static RunFacts facts(LocalDate date, QualityProfile night) {
        return new RunFacts(
                new RunId("5f0c1a9be274"),
                "flight-delay",
                "Which flights arrive more than 15 minutes late?",
                new BusinessDate(date),
                ZoneId.of("America/New_York"),
                new ModelVersion(new ModelRef("flight-delay", 1), "9f2b".repeat(16)),
                SIGNATURE,
                new ScoringPath("compiled", "every transformation has a columnar kernel"),
                "bit-exact",
                List.of(new DataFile(
                        "data/flights/date=" + date + "/flights_0.parquet",
                        131_072,
                        Instant.parse("2001-05-09T05:01:00Z"),
                        List.of(night.rows().read()),
                        "03ac".repeat(16),
                        INPUT)),
                "77d1".repeat(16),
                "0.1.0 (4369eba)",
                "amd64, OpenJDK 17.0.15",
                Instant.parse("2001-05-09T07:10:02Z"),
                Instant.parse("2001-05-09T07:10:05Z"),
                Map.of(
                        "distance", new Wording("distance", "miles", Optional.empty()),
                        "origin", new Wording("airport of departure", "", Optional.empty())),
                Optional.empty(),
                30,
                Optional.empty());
    }

    private void know(QualityProfile profile) {
        profile.column("origin")
                .ifPresent(
                        column -> knownAirports.addAll(((io.nightjar.quality.ColumnContent.Categories) column.content())
                                .counts()
                                .keySet()));
    }

    QualityProfile profile(LocalDate date) {
        String sql = "select flight_id, epoch_us(scheduled), origin, destination, distance from 'data/flights/date="
                + date + "/*.parquet'";
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<long[]> numbers = new ArrayList<>();
            List<String[]> texts = new ArrayList<>();
            while (rows.next()) {
                numbers.add(new long[] {rows.getLong(1), rows.getLong(2), rows.getLong(5)});
                texts.add(new String[] {rows.getString(3), rows.getString(4)});
            }
            ProfilePlan plan = new ProfilePlan(SIGNATURE, INPUT, Set.of("flight_id"), Map.of(), 1);
            ProfileCollector collector = plan.collector(WholeSplit.of(INPUT, numbers.size()));
            observe(collector, numbers, texts);
            return collector.finish();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void observe(ProfileCollector collector, List<long[]> numbers, List<String[]> texts) {
        int rows = numbers.size();
        double[][] scores = new double[2][rows];
        int[] prediction = new int[rows];
        int[] seen = new int[rows];
        long unknownOrigins = 0;
        long unknownDestinations = 0;
        for (int row = 0; row < rows; row++) {
            boolean originKnown = isKnown(texts.get(row)[0]);
            boolean destinationKnown = isKnown(texts.get(row)[1]);
            unknownOrigins += originKnown ? 0 : 1;
            unknownDestinations += destinationKnown ? 0 : 1;
            seen[row] = 2 + (originKnown ? 1 : 0) + (destinationKnown ? 1 : 0);
            scores[0][row] = score(numbers.get(row), texts.get(row));
            scores[1][row] = 1 - scores[0][row];
            prediction[row] = scores[0][row] >= 0.5 ? 0 : 1;
        }
        collector.observe(
                new RowBatch(
                        INPUT,
                        rows,
                        List.of(
                                longs(numbers, 0),
                                longs(numbers, 1),
                                strings(texts, 0),
                                strings(texts, 1),
                                longs(numbers, 2)),
                        0),
                new ScoredBatch(rows, prediction, scores, new Reject[0], seen, new ColumnUse[] {
                    new ColumnUse("destination", 0, unknownDestinations, 0),
                    new ColumnUse("distance", 0, 0, 0),
                    new ColumnUse("origin", 0, unknownOrigins, 0),
                    new ColumnUse("scheduled", 0, 0, 0)
                }));
    }

    private boolean isKnown(String airport) {
        return knownAirports.isEmpty() || knownAirports.contains(airport);
    }

    private static double score(long[] numbers, String[] texts) {
        long hour = numbers[1] / 3_600_000_000L % 24;
        double airports = ((texts[0].hashCode() % 13) + (texts[1].hashCode() % 11)) / 24.0;
        return 1 / (1 + Math.exp(-(-2.3 + 0.09 * (hour - 6) + 0.7 * airports + numbers[2] / 8000.0)));
    }

    private static LongVector longs(List<long[]> numbers, int column) {
        long[] values = numbers.stream().mapToLong(row -> row[column]).toArray();
        return new LongVector(values, values.length, new boolean[0]);
    }

    private static StringVector strings(List<String[]> texts, int column) {
        List<String> dictionary =
                texts.stream().map(row -> row[column]).distinct().toList();
        java.util.Map<String, Integer> codes = new java.util.HashMap<>();
        dictionary.forEach(value -> codes.put(value, codes.size()));
        int[] rows = texts.stream().mapToInt(row -> codes.get(row[column])).toArray();
        return new StringVector(dictionary.toArray(String[]::new), rows, rows.length, new boolean[0]);
    }
}
