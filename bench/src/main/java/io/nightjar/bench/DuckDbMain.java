package io.nightjar.bench;

import io.nightjar.bench.LinearModel.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The same regression as SQL, from Parquet to Parquet: one sum, since of two classes only the difference of their
 * weights counts; a join for each category.
 */
public final class DuckDbMain {
    private final LinearModel model;
    private final List<String> sum = new ArrayList<>();
    private final List<String> joins = new ArrayList<>();

    private DuckDbMain(LinearModel model) {
        this.model = model;
    }

    public static void main(String[] args) throws IOException, SQLException {
        Task task = Task.of(args);
        Files.createDirectories(task.out());
        try (Duck duck = new Duck()) {
            duck.run("SET threads = " + task.threads());
            new DuckDbMain(LinearModel.read(task.weights())).run(duck, task);
        }
    }

    private void run(Duck duck, Task task) throws SQLException {
        sum.add(Double.toString(model.folded(model.bias())));
        for (Term term : model.terms()) {
            add(duck, term, task);
        }
        String yes = model.labels().get(model.positive());
        String no = model.labels().get(model.negative());
        String select = """
                SELECT id, CASE WHEN m > 0 THEN '%s' ELSE '%s' END AS prediction, p AS score, 1 - p AS %s, p AS %s,
                    '%s' AS model_version
                FROM (SELECT id, m, 1 / (1 + exp(-m)) AS p
                    FROM (SELECT t.id, %s AS m FROM read_parquet('%s/*.parquet') t %s))
                """.formatted(
                        yes,
                        no,
                        model.scoreColumns().get(model.negative()),
                        model.scoreColumns().get(model.positive()),
                        model.version(),
                        String.join(" + ", sum),
                        task.input(),
                        String.join(" ", joins));
        duck.run("COPY (" + select + ") TO '" + task.out()
                + "/scores.parquet' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE 262144)");
    }

    private void add(Duck duck, Term term, Task task) throws SQLException {
        String column = "t." + term.column();
        switch (term.kind()) {
            case "number" -> {
                double weight = model.folded(term.weights().values().iterator().next());
                sum.add("(" + weight + ") * "
                        + (term.divideBy() == 1 ? column : "(" + column + " / " + term.divideBy() + ")"));
            }
            case "category" -> join(duck, term, column);
            case "hour" -> join(duck, term, "hour(" + column + ")::VARCHAR");
            case "weekday" -> join(duck, term, "upper(dayname(" + column + "))");
            case "text" -> {
                String weights = table(duck, term);
                joins.add("LEFT JOIN (SELECT id, sum(w) AS w FROM (SELECT id, unnest(list_distinct(string_split("
                        + term.column()
                        + ", ' '))) AS k FROM read_parquet('" + task.input() + "/*.parquet')) JOIN " + weights
                        + " USING (k) GROUP BY id) " + weights + "s ON " + weights + "s.id = t.id");
                sum.add("coalesce(" + weights + "s.w, 0)");
            }
            default -> throw new IllegalArgumentException(term.kind());
        }
    }

    private void join(Duck duck, Term term, String key) throws SQLException {
        String weights = table(duck, term);
        joins.add("LEFT JOIN " + weights + " ON " + weights + ".k = " + key);
        sum.add("coalesce(" + weights + ".w, 0)");
    }

    private String table(Duck duck, Term term) throws SQLException {
        String name = "weights" + joins.size();
        duck.run("CREATE TEMP TABLE " + name + " (k VARCHAR, w DOUBLE)");
        try (DuckDBAppender rows =
                duck.connection().unwrap(DuckDBConnection.class).createAppender("temp", "main", name)) {
            for (Map.Entry<String, double[]> weight : term.weights().entrySet()) {
                rows.beginRow();
                rows.append(weight.getKey());
                rows.append(model.folded(weight.getValue()));
                rows.endRow();
            }
        }
        return name;
    }
}
