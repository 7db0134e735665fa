package io.nightjar;

import static io.nightjar.Project.duck;
import static io.nightjar.Project.duckWrites;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A model of census incomes that sees neither sex nor race, and how it treats them: checked by DuckDB. */
class AdultFairnessTest {
    private static final Path ADULT = Project.TREE.resolve("../shared/data/adult/adult-train.csv");
    private static final String NIGHTS = "1 2 3 4";
    private static final String TRAINING = """
            title: Does a person earn more than 50,000 dollars a year?
            input: {path: "data/adult/date={date}"}
            features:
              - { column: age, as: number, divide-by: 50 }
              - { column: education_num, as: number, divide-by: 10 }
              - { column: capital_gain, as: number, divide-by: 10000 }
              - { column: capital_loss, as: number, divide-by: 1000 }
              - { column: hours, as: number, divide-by: 50 }
              - { column: workclass, as: category }
              - { column: education, as: category }
              - { column: marital, as: category }
              - { column: occupation, as: category }
              - { column: relationship, as: category }
              - { column: country, as: category }
            label: { path: "data/incomes/date={date}", join: [id], column: income, positive: ">50K" }
            algorithm: { name: linear-sgd, epochs: 5 }
            nights: { from: 2001-05-01, to: 2001-05-04, hold-out: 2 }
            """;
    private static final String JOB = """
            input: {path: "data/adult/date={date}", key: id}
            model: income@1
            output: {pass-through: [sex]}
            labels: {path: "data/incomes/date={date}", column: income}
            slices: [sex, race]
            gates:
              - { minimum-demographic-parity-ratio: 0.8, action: warn }
              - { maximum-equal-opportunity-difference: 0.05, slices: [sex], nights: 2, action: warn }
              - { minimum-auc: 0.8, action: warn }
              - { maximum-calibration-error: 0.001, action: warn }
            """;

    @TempDir
    Path folder;

    @Test
    void groupsAreTreatedAsDuckDbCountsThem() throws IOException {
        assumeTrue(Files.exists(ADULT), "the Adult data is not there: " + ADULT);
        Project project = nights();

        Ended ended = project.run("fairness", "income", "--json");
        assertThat(ended.exit()).as(ended.all()).isZero();
        JsonNode fairness = new ObjectMapper().readTree(ended.out());

        assertThat(fairness.path("nights")).hasSize(4);
        sexIsThePublishedShareOfIncomes();
        for (int slice = 0; slice < 2; slice++) {
            agrees(fairness.path("slices").path(slice));
        }
        String table = project.run("fairness", "income").out();
        Files.writeString(Path.of("target/adult-fairness.txt"), table);
        assertThat(table).contains("the four-fifths rule is not met").contains("Amer-Indian-Eskimo");
        gatesSayTheSame(project);
        JsonNode last = new ObjectMapper()
                .readTree(project.run("labels", "income", "--date", "2001-05-04", "--json")
                        .out())
                .path(0);
        assertThat(figure(last, "auc")).isBetween(0.88, 0.93);
        assertThat(figure(last, "accuracy")).isBetween(0.83, 0.87);
    }

    private Project nights() throws IOException {
        Project project = new Project(folder);
        for (String night : NIGHTS.split(" ")) {
            for (String table : List.of("adult", "incomes")) {
                Path to = folder.resolve("data/" + table + "/date=2001-05-0" + night);
                Files.createDirectories(to);
                String columns = table.equals("adult") ? "* EXCLUDE (income, race)" : "id, income, race";
                duckWrites("COPY (SELECT " + columns + " FROM (SELECT row_number() OVER () AS id, trim(workclass) AS"
                        + " workclass, trim(education) AS education, trim(marital) AS marital, trim(occupation) AS"
                        + " occupation, trim(relationship) AS relationship, trim(country) AS country, trim(sex) AS sex,"
                        + " trim(race) AS race, trim(income) AS income, CAST(age AS DOUBLE) AS age,"
                        + " CAST(education_num AS DOUBLE) AS education_num, CAST(gain AS DOUBLE) AS capital_gain,"
                        + " CAST(loss AS DOUBLE) AS capital_loss, CAST(hours AS DOUBLE) AS hours"
                        + " FROM read_csv('" + ADULT + "', header = false, all_varchar = true, names = ['age',"
                        + " 'workclass', 'weight', 'education', 'education_num', 'marital', 'occupation',"
                        + " 'relationship', 'race', 'sex', 'gain', 'loss', 'hours', 'country', 'income']))"
                        + " WHERE id % 4 = " + night + " - 1 ORDER BY id) TO '" + to
                        + "/part.parquet' (FORMAT parquet)");
            }
        }
        Files.createDirectories(folder.resolve("jobs/training"));
        Files.writeString(folder.resolve("jobs/training/income.yaml"), TRAINING);
        Files.writeString(folder.resolve("jobs/income.yaml"), JOB);
        Ended trained = project.run("train", "income");
        assertThat(trained.exit()).as(trained.all()).isZero();
        Ended filled = project.run("backfill", "income", "--from", "2001-05-01", "--to", "2001-05-04");
        assertThat(filled.exit()).as(filled.all()).isZero();
        return project;
    }

    /** Sex stands in the input, race beside labels alone: the one is tonight's, the other that of labelled nights before. */
    private void gatesSayTheSame(Project project) {
        JsonNode first = gates(project, "2001-05-01");
        assertThat(first.at("/0/result").asString()).isEqualTo("warned");
        assertThat(first.at("/1/result").asString()).isEqualTo("not-evaluated");
        assertThat(first.at("/1/sentence").asString())
                .isEqualTo(
                        "Could not measure the demographic parity ratio of race: no night of income@1 before 2001-05-01"
                                + " has labels yet.");
        JsonNode last = gates(project, "2001-05-04");
        assertThat(last.at("/0/measured/value").asDouble())
                .isEqualTo(ratio("2001-05-04", "prediction = '>50K'"), within(1e-12));
        assertThat(last.at("/0/sentence").asString())
                .matches(
                        "Demographic parity ratio of sex: 0\\.\\d+ between Male and Female; the limit is at least 0.8\\.");
        assertThat(last.at("/1/sentence").asString())
                .contains(", over 3 labelled nights from 2001-05-01 to 2001-05-03;");
        assertThat(last.at("/2/measured/value").asDouble()).isEqualTo(opportunity(), within(1e-12));
        assertThat(last.at("/3/result").asString()).isEqualTo("passed");
        assertThat(last.at("/3/measured/value").asDouble()).isBetween(0.88, 0.93);
        assertThat(last.at("/4/result").asString()).isEqualTo("warned");
        assertThat(last.at("/4/measured/value").asDouble()).isEqualTo(calibrationError(), within(1e-9));
    }

    private static JsonNode gates(Project project, String night) {
        Ended report = project.run("report", "income@" + night, "--json");
        return new ObjectMapper().readTree(report.out()).path("gates");
    }

    private double ratio(String night, String picked) {
        return number(
                "SELECT min(rate) / max(rate) FROM (SELECT avg(CAST(" + picked + " AS INT)) AS rate FROM read_parquet('"
                        + folder + "/output/income/date=" + night + "/scores.parquet') GROUP BY sex)");
    }

    private double opportunity() {
        return number("SELECT max(rate) - min(rate) FROM (SELECT avg(CAST(prediction = '>50K' AS INT)) AS rate FROM "
                + joined() + " WHERE income = '>50K' AND id % 4 IN (1, 2) GROUP BY sex)");
    }

    private double calibrationError() {
        return number("SELECT sum(abs(scores - positives)) / sum(n) FROM (SELECT least(9, floor(score * 10)) AS bin,"
                + " sum(score) AS scores, count(*) FILTER (income = '>50K') AS positives, count(*) AS n FROM "
                + joined()
                + " WHERE id % 4 < 3 GROUP BY 1)");
    }

    private static double number(String sql) {
        return ((Number) duck(sql).get(0).get(0)).doubleValue();
    }

    private String joined() {
        return "(FROM read_parquet('" + folder + "/output/income/*/scores.parquet') AS scored" + " JOIN read_parquet('"
                + folder + "/data/incomes/*/part.parquet') AS labels USING (id))";
    }

    /** Of the training part: 1,179 of 10,771 women and 6,662 of 21,790 men earn more than 50,000 dollars. */
    private void sexIsThePublishedShareOfIncomes() {
        assertThat(duck("SELECT sex, count(*), count(*) FILTER (income = '>50K') FROM " + joined()
                        + " GROUP BY sex ORDER BY sex"))
                .containsExactly(List.of("Female", 10771L, 1179L), List.of("Male", 21790L, 6662L));
    }

    private void agrees(JsonNode slice) {
        String column = slice.path("column").asString();
        String picked = "prediction = '>50K'";
        List<List<Object>> groups = duck("SELECT " + column + ", count(*), avg(CAST(" + picked + " AS INT)),"
                + " avg(CAST(" + picked + " AS INT)) FILTER (income = '>50K'),"
                + " avg(CAST(" + picked + " AS INT)) FILTER (income <> '>50K'),"
                + " count(*) FILTER (income = '>50K') FROM " + joined() + " GROUP BY 1 ORDER BY 2 DESC");
        assertThat(slice.path("groups")).hasSameSizeAs(groups);
        double least = 1;
        double most = 0;
        for (int i = 0; i < groups.size(); i++) {
            JsonNode group = slice.path("groups").path(i);
            List<Object> row = groups.get(i);
            assertThat(group.path("value").asString()).isEqualTo(row.get(0));
            assertThat(group.path("rows").asLong()).isEqualTo(((Number) row.get(1)).longValue());
            double rate = ((Number) row.get(2)).doubleValue();
            least = Math.min(least, rate);
            most = Math.max(most, rate);
            assertThat(group.path("selection_rate").path("value").asDouble()).isEqualTo(rate, within(1e-12));
            assertThat(group.path("false_positive_rate").path("value").asDouble())
                    .isEqualTo(((Number) row.get(4)).doubleValue(), within(1e-12));
            JsonNode truePositives = group.path("true_positive_rate");
            if (((Number) row.get(5)).longValue() < 30) {
                assertThat(truePositives.path("not_available").asString()).isEqualTo("fewer than 30 positive labels");
            } else {
                assertThat(truePositives.path("value").asDouble())
                        .isEqualTo(((Number) row.get(3)).doubleValue(), within(1e-12));
            }
        }
        assertThat(slice.path("measures").path(0).path("value").asDouble()).isEqualTo(most - least, within(1e-12));
        assertThat(slice.path("measures").path(1).path("value").asDouble()).isEqualTo(least / most, within(1e-12));
        assertThat(slice.path("four_fifths").asBoolean()).isFalse();
    }

    private static double figure(JsonNode result, String name) {
        for (JsonNode figure : result.path("all").path("realised")) {
            if (figure.path("name").asString().equals(name)) {
                return figure.path("value").asDouble();
            }
        }
        throw new AssertionError("no " + name);
    }
}
