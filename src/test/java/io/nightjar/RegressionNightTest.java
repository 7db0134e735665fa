package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    }

    private static Ended ok(Ended ended) {
        assertThat(ended.exit()).as(ended.all()).isZero();
        return ended;
    }
}
