package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A number instead of a class, through the whole product: trained, described, scored, judged, reported. */
class RegressionNightTest {
    private static final String TRAINING = """
            title: How far will it fly?
            input:
              path: data/flights/date={date}
            features:
              - { column: origin, as: category }
              - { column: destination, as: category }
              - { column: scheduled, as: hour }
            label:
              column: distance
              as: number
            algorithm:
              name: linear-sgd
              epochs: 2
              learning-rate: 30
            nights:
              from: 2001-05-07
              to: 2001-05-08
              hold-out: 1
            """;

    @TempDir
    Path folder;

    @Test
    void aRegressionIsTrainedScoredJudgedAndReportedAsNumbers() throws IOException {
        Project project = new Project(folder);
        project.flights("2001-05-07");
        project.flights("2001-05-08");
        Files.createDirectories(folder.resolve("jobs/training"));
        Files.writeString(folder.resolve("jobs/training/distance.yaml"), TRAINING);

        Ended trained = ok(project.run("train", "distance"));
        assertThat(trained.out()).contains("mean absolute error", "R squared").doesNotContain("accuracy", "truth");

        Ended shown = ok(project.run("models", "show", "distance@1"));
        assertThat(shown.out())
                .contains("numbers")
                .contains("gives", "numbers")
                .contains("scored by", "compiled: a linear regression, with a kernel for each of its 3 columns");

        ok(project.run(
                "new", "far", "--input", "data/flights/date={date}", "--model", "distance@1", "--key", "flight_id"));
        project.edit("jobs/far.yaml", "  # decision:\n", "  decision:\n");
        project.edit("jobs/far.yaml", "  #   limit: 0\n", "    limit: 1000\n");
        project.edit("jobs/far.yaml", "  #   above: high\n", "    above: far\n");
        project.edit("jobs/far.yaml", "  #   below: low\n", "    below: near\n");
        assertThat(Files.readString(folder.resolve("jobs/far.yaml"))).contains("maximum-score-psi: 0.2");
        ok(project.run("validate", "far"));
        assertThat(ok(project.run("describe", "far")).out())
                .contains("predicted number 'distance', in its own unit")
                .contains("'far' where prediction >= 1000.0, else 'near'");

        Ended night = ok(project.run("run", "far", "--date", "2001-05-08"));
        assertThat(night.out()).contains("published, passed").contains("compiled: a linear regression");

        String table =
                folder.resolve("output/far/date=2001-05-08/scores.parquet").toString();
        String flights =
                folder.resolve("data/flights/date=2001-05-08/flights_0.parquet").toString();
        assertThat(Project.duck("SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet('" + table
                        + "', hive_partitioning = false))"))
                .containsExactly(
                        List.of("flight_id", "BIGINT"),
                        List.of("prediction", "DOUBLE"),
                        List.of("decision", "VARCHAR"),
                        List.of("model_version", "VARCHAR"));
        // It learned something: predictions lie nearer to the distances than their mean does.
        assertThat(Project.duck("SELECT count(*) > 17000 AND corr(prediction, distance) > 0.5"
                        + " AND bool_and((decision = 'far') = (prediction >= 1000)) FROM '" + table + "' JOIN '"
                        + flights + "' USING (flight_id)"))
                .containsExactly(List.of(true));

        assertThat(ok(project.run("report", "far@2001-05-08")).out())
                .contains("score drift (PSI against the baseline)");
        String report = Files.readString(folder.resolve("reports/far/date=2001-05-08")
                .resolve(project.filesBelow("reports/far/date=2001-05-08").stream()
                        .filter(file -> file.endsWith(".html"))
                        .findFirst()
                        .orElseThrow()));
        assertThat(report)
                .contains("score of distance")
                .contains("The model predicts a number and names no classes.")
                .doesNotContain("probability of");
        labelsOfANumberAreMeasuredAsDuckDbMeasuresThem(
                project, "'" + table + "' JOIN '" + flights + "' USING (flight_id)");
    }

    /** The distance is in the input itself, so that it can stand for a label that came late. */
    private void labelsOfANumberAreMeasuredAsDuckDbMeasuresThem(Project project, String joined) {
        project.edit(
                "jobs/far.yaml",
                "\ngates:",
                "\nlabels: {path: 'data/flights/date={date}', column: distance, as: number}\nslices: [origin]\ngates:");
        JsonNode night = new ObjectMapper()
                .readTree(ok(project.run("labels", "far", "--date", "2001-05-08", "--json"))
                        .out())
                .path(0);
        JsonNode all = night.path("all");
        assertThat(all.path("labelled").asLong()).isEqualTo(17_261);
        List<Object> expected = Project.duck("SELECT avg(abs(prediction - distance)), avg(prediction - distance),"
                        + " sqrt(avg((prediction - distance) ** 2)),"
                        + " 1 - sum((prediction - distance) ** 2) / (var_pop(distance) * count(*)),"
                        + " stddev_samp(abs(prediction - distance)) / sqrt(count(*)) FROM " + joined)
                .get(0);
        String[] names = {"mae", "bias", "rmse", "r2"};
        for (int i = 0; i < names.length; i++) {
            assertThat(figure(all, names[i]).path("value").asDouble())
                    .as(names[i])
                    .isEqualTo(((Number) expected.get(i)).doubleValue(), within(1e-7));
        }
        JsonNode interval = figure(all, "mae").path("interval");
        assertThat(interval.path("high").asDouble() - interval.path("low").asDouble())
                .isEqualTo(2 * 1.959963984540054 * ((Number) expected.get(4)).doubleValue(), within(1e-6));
        JsonNode explained = figure(all, "r2");
        List<Object> error = Project.duck("WITH each AS (SELECT (prediction - distance) ** 2 AS s,"
                        + " (distance - avg(distance) OVER ()) ** 2 AS d FROM " + joined
                        + "), quotient AS (SELECT sum(s) / sum(d)"
                        + " AS q FROM each) SELECT sqrt(sum((s - q * d) ** 2)) / sum(d) FROM each, quotient")
                .get(0);
        assertThat(explained.path("value").asDouble()
                        - explained.path("interval").path("low").asDouble())
                .isEqualTo(1.959963984540054 * ((Number) error.get(0)).doubleValue(), within(1e-9));
        for (List<Object> row : Project.duck("SELECT origin, count(*), avg(abs(prediction - distance)) FROM " + joined
                + " GROUP BY 1 HAVING count(*) >= 30 ORDER BY 2 DESC, 1")) {
            JsonNode group = group(night, row.get(0).toString());
            assertThat(group.path("labelled").asLong()).isEqualTo(((Number) row.get(1)).longValue());
            assertThat(figure(group, "mae").path("value").asDouble())
                    .isEqualTo(((Number) row.get(2)).doubleValue(), within(1e-7));
        }
        String page = new String(
                project.read(folder.resolve("reports/far/date=2001-05-08")
                        .resolve(project.filesBelow("reports/far/date=2001-05-08").stream()
                                .filter(file -> file.endsWith(".html"))
                                .findFirst()
                                .orElseThrow())),
                StandardCharsets.UTF_8);
        assertThat(page)
                .contains("What came true: labels of 100 % of the rows; root mean square error")
                .doesNotContain("True and predicted classes", "Calibration curve");
    }

    private static JsonNode figure(JsonNode group, String name) {
        for (JsonNode figure : group.path("realised")) {
            if (figure.path("name").asString().equals(name)) {
                return figure;
            }
        }
        throw new AssertionError("no " + name);
    }

    private static JsonNode group(JsonNode night, String value) {
        for (JsonNode group : night.at("/slices/0/groups")) {
            if (group.path("value").asString().equals(value)) {
                return group;
            }
        }
        throw new AssertionError("no " + value);
    }

    private static Ended ok(Ended ended) {
        assertThat(ended.exit()).as(ended.all()).isZero();
        return ended;
    }
}
