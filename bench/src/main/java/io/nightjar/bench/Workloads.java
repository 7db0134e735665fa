package io.nightjar.bench;

import io.nightjar.bench.Workload.Feature;
import io.nightjar.bench.Workload.SqlColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The five tables. */
final class Workloads {
    private static final String NUMBERED = "(SELECT range AS i FROM range(ROWS))";

    private Workloads() {}

    static List<Workload> all(String realFlights) {
        return List.of(
                numbers("a", 20, 1_000_000), numbers("b", 200, 100_000), categories(), texts(), flights(realFlights));
    }

    /** A number in [0, 1) for each row and purpose. */
    private static String uniform(int purpose) {
        return "((hash(i * 512 + " + purpose + ") >> 11)::DOUBLE / 9007199254740992.0)";
    }

    /**
     * Doubles of 21 binary places: Snappy leaves two thirds of them, as of much measured data. Table a has a category
     * too; one row in fifty holds one that the model does not know.
     */
    private static Workload numbers(String name, int count, int rowsPerMillion) {
        List<SqlColumn> columns = new ArrayList<>();
        List<Feature> features = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            String column = String.format(Locale.ROOT, count < 100 ? "x%02d" : "x%03d", k);
            columns.add(new SqlColumn(column, "floor(" + uniform(k) + " * 4194304) / 2097152 - 1"));
            features.add(new Feature(column, "number"));
        }
        List<SqlColumn> sample = new ArrayList<>(columns);
        String title = count + " doubles";
        if (name.equals("a")) {
            columns.add(new SqlColumn("cat", "'c' || (hash(i * 512) % 100)"));
            sample.add(new SqlColumn("cat", "'c' || (hash(i * 512) % 98)"));
            features.add(new Feature("cat", "category"));
            title += ", 1 category of 100 values";
        }
        String first = columns.get(0).name();
        String second = columns.get(1).name();
        String label =
                "CASE WHEN " + first + " - 0.7 * " + second + " + " + uniform(500) + " > 0.5 THEN 'yes' ELSE 'no' END";
        return new Workload(name, title, rowsPerMillion, "", NUMBERED, columns, features, 20_000, sample, label, "yes");
    }

    /** Every second column is skewed: a tenth of its values stand in a third of its rows. */
    private static Workload categories() {
        List<SqlColumn> columns = new ArrayList<>();
        List<Feature> features = new ArrayList<>();
        List<String> sum = new ArrayList<>();
        for (int k = 1; k <= 10; k++) {
            String column = String.format(Locale.ROOT, "c%02d", k);
            String place = k % 2 == 0 ? uniform(k) + " * " + uniform(k) : uniform(k);
            columns.add(new SqlColumn(column, "'k' || (floor(" + place + " * 20000)::INTEGER)"));
            features.add(new Feature(column, "category"));
            sum.add("hash(" + column + ") % 1000");
        }
        String label = "CASE WHEN " + String.join(" + ", sum) + " > 5000 THEN 'yes' ELSE 'no' END";
        return new Workload(
                "c",
                "10 categories of 20,000 values",
                1_000_000,
                "",
                NUMBERED,
                columns,
                features,
                100_000,
                columns,
                label,
                "yes");
    }

    /** Texts of 10 to 30 words; 50,000 words the model knows, the rare ones a third as frequent as all on average. */
    private static Workload texts() {
        String place = "(hash(i * 512 + j) >> 11)::DOUBLE / 9007199254740992.0";
        String known = word("floor(50000 * pow(" + place + ", 3))::INTEGER", "");
        String unknown = word("(hash(i * 512 + j) % 2000)::INTEGER", "zz");
        String text = "array_to_string(list_transform(range(10 + (hash(i) %% 21)::BIGINT), lambda j: %s), ' ')";
        String mixed = "CASE WHEN hash(i * 512 + 100 + j) % 25 = 0 THEN " + unknown + " ELSE " + known + " END";
        String label = "CASE WHEN list_sum(list_transform(string_split(text, ' '), lambda w: (hash(w) % 1000)::DOUBLE"
                + " / 1000 - 0.5)) > 0 THEN 'yes' ELSE 'no' END";
        return new Workload(
                "d",
                "texts of 20 words, 50,000 known",
                100_000,
                "",
                NUMBERED,
                List.of(new SqlColumn("text", text.formatted(mixed))),
                List.of(new Feature("text", "text")),
                60_000,
                List.of(new SqlColumn("text", text.formatted(known))),
                label,
                "yes");
    }

    private static String word(String number, String prefix) {
        StringBuilder letters = new StringBuilder("'" + prefix + "'");
        for (int power : List.of(17_576, 676, 26, 1)) {
            letters.append(" || chr(97 + (")
                    .append(number)
                    .append(" // ")
                    .append(power)
                    .append(") % 26)");
        }
        return "(" + letters + ")";
    }

    /** The flights of the example, night after night, over and over, each row with a key of its own. */
    private static Workload flights(String folder) {
        List<SqlColumn> columns = IntStream.range(0, 4)
                .mapToObj(k -> List.of("scheduled", "origin", "destination", "distance")
                        .get(k))
                .map(column -> new SqlColumn(column, column))
                .toList();
        String setup =
                "CREATE TEMP TABLE flights AS SELECT row_number() OVER (ORDER BY flight_id) - 1 AS n, f.*, delay FROM read_parquet('"
                        + folder + "/flights/*/*.parquet', hive_partitioning = false) f JOIN read_parquet('" + folder
                        + "/flight-delays/*/*.parquet', hive_partitioning = false) USING (flight_id) WHERE delay IS NOT NULL; SET VARIABLE flights = (SELECT count(*) FROM flights)";
        String source = "(SELECT range AS i, f.* FROM range(ROWS) JOIN flights f ON n = range % getvariable('flights')"
                + " ORDER BY i)";
        return new Workload(
                "e",
                "real flights, repeated",
                1_000_000,
                setup,
                source,
                columns,
                List.of(
                        new Feature("origin", "category"),
                        new Feature("destination", "category"),
                        new Feature("distance", "number", 1000),
                        new Feature("scheduled", "hour"),
                        new Feature("scheduled", "weekday")),
                100_000,
                columns,
                "CASE WHEN delay > 15 THEN 'late' ELSE 'on-time' END",
                "late");
    }
}
