package io.nightjar;

import static io.nightjar.Project.duck;
import static io.nightjar.Project.duckWrites;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.Project.Ended;
import io.nightjar.testing.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A model of three classes, none of them the positive one, and labels of it that come in several files. */
class SeveralClassesNightTest {
    private static final String TRAINING = """
            input:
              path: data/parcels/date={date}
            features:
              - { column: weight, as: number, divide-by: 10 }
              - { column: carrier, as: category }
            label:
              column: band
            nights: {from: 2026-03-01, to: 2026-03-03, hold-out: 1}
            """;

    private static final String LABELS = """
            labels:
              path: data/truth/date={date}
              column: band
            slices: [carrier, depot]
            gates:
              - minimum-auc: 0.6
                action: warn
              - maximum-calibration-error: 0.5
                action: warn
            """;

    @TempDir
    Path folder;

    private Project project;

    @Test
    void labelsOfSeveralClassesAreMeasuredTogether() throws IOException {
        project = new Project(folder);
        project.clock = new HandClock(Instant.parse("2026-03-07T12:00:00Z"));
        for (int day = 1; day <= 5; day++) {
            deliver("2026-03-0" + day);
        }
        Files.createDirectories(folder.resolve("jobs/training"));
        Files.writeString(folder.resolve("jobs/training/bands.yaml"), TRAINING);
        ok("train", "bands");
        ok("new", "bands", "--input", "data/parcels/date={date}", "--model", "bands@1", "--key", "parcel");
        project.edit("jobs/bands.yaml", "pass-through: []", "pass-through: [carrier]");
        Path job = folder.resolve("jobs/bands.yaml");
        Files.writeString(job, Files.readString(job).replaceFirst("(?m)^gates:\\R", LABELS));

        ok("run", "bands", "--date", "2026-03-04");
        JsonNode night = new ObjectMapper()
                .readTree(ok("labels", "bands", "--date", "2026-03-04", "--json"))
                .path(0);
        assertThat(night.at("/counts/files").asInt()).isEqualTo(3);
        assertThat(night.at("/all/labelled").asLong()).isEqualTo(2900);
        assertThat(night.at("/all/selection").isMissingNode()
                        || night.at("/all/selection").isNull())
                .isTrue();
        agreesWithDuckDb(night.path("all"));
        everyGroupAgreesWithDuckDb(night.path("slices"));

        // The next night is judged by it: there is an error of calibration, and no area without a positive class.
        ok("run", "bands", "--date", "2026-03-05");
        JsonNode gates = new ObjectMapper()
                .readTree(ok("report", "bands@2026-03-05", "--json"))
                .path("gates");
        assertThat(gates.at("/0/result").asString()).isEqualTo("not-evaluated");
        assertThat(gates.at("/1/measured/value").asDouble())
                .isEqualTo(figure(night.path("all"), "realised", "calibration-error"), within(1e-12));
        assertThat(page())
                .contains("What came true: labels of 96.7 % of the rows", "accuracy 0.", "predicted middle")
                .contains("aria-label=\"Calibration curve", "precision, mean of classes", "as expected")
                .doesNotContain("the scores claimed", "share of ‘");
    }

    private void agreesWithDuckDb(JsonNode all) {
        List<Object> expected = duck("WITH j AS " + joined()
                        + ", p AS (SELECT *, greatest(score_low, score_middle, score_high) AS top,"
                        + " CASE band WHEN 'low' THEN score_low WHEN 'middle' THEN score_middle ELSE score_high END AS its"
                        + " FROM j)"
                        + " SELECT avg((prediction = band)::INT), avg(-ln(its)),"
                        + " avg((score_low - (band = 'low')::INT) ** 2 + (score_middle - (band = 'middle')::INT) ** 2"
                        + "   + (score_high - (band = 'high')::INT) ** 2),"
                        + " (SELECT sum(abs(t - r)) / sum(n) FROM (SELECT sum(top) t, sum((prediction = band)::INT) r,"
                        + "   count(*) n FROM p GROUP BY least(9, floor(top * 10)))),"
                        + " (SELECT avg(greatest(score_low, score_middle, score_high)) FROM " + table() + ") FROM p")
                .get(0);
        String[] names = {"accuracy", "log-loss", "brier-score", "calibration-error"};
        for (int i = 0; i < names.length; i++) {
            assertThat(figure(all, "realised", names[i]))
                    .as(names[i])
                    .isEqualTo(number(expected.get(i)), within(1e-12));
            assertThat(find(all.path("realised"), names[i]).path("interval").isObject())
                    .as("interval of %s", names[i])
                    .isTrue();
        }
        assertThat(figure(all, "expected", "accuracy")).isEqualTo(number(expected.get(4)), within(1e-12));
        String means = "WITH j AS " + joined() + ", c AS (SELECT label,"
                + " (SELECT count(*) FROM j WHERE band = label AND prediction = label) h,"
                + " (SELECT count(*) FROM j WHERE band = label) t,"
                + " (SELECT count(*) FROM j WHERE prediction = label) p"
                + " FROM (VALUES ('low'), ('middle'), ('high')) AS labels(label))"
                + " SELECT avg(h / p), avg(h / t), avg(2 * h / (t + p)), sum(t * 2 * h / (t + p)) / sum(t) FROM c";
        List<Object> macro = duck(means).get(0);
        String[] meanNames = {"macro-precision", "macro-recall", "macro-f1", "weighted-f1"};
        for (int i = 0; i < meanNames.length; i++) {
            assertThat(figure(all, "realised", meanNames[i]))
                    .as(meanNames[i])
                    .isEqualTo(number(macro.get(i)), within(1e-12));
        }
    }

    private void everyGroupAgreesWithDuckDb(JsonNode slices) {
        for (JsonNode slice : slices) {
            String column = slice.path("column").asString();
            List<List<Object>> groups = duck("SELECT " + column + ", count(*), avg((prediction = band)::INT) FROM "
                    + joined() + " GROUP BY 1 ORDER BY 1");
            for (List<Object> row : groups) {
                JsonNode group = find(slice.path("groups"), row.get(0).toString());
                assertThat(group.path("labelled").asLong()).isEqualTo(((Number) row.get(1)).longValue());
                assertThat(figure(group, "realised", "accuracy")).isEqualTo(number(row.get(2)), within(1e-12));
            }
        }
        assertThat(slices).hasSize(2);
    }

    /** A band that weight and chance make; the depot stands beside the labels alone, which come in three files. */
    private void deliver(String date) throws IOException {
        Files.createDirectories(folder.resolve("data/parcels/date=" + date));
        Files.createDirectories(folder.resolve("data/truth/date=" + date));
        String rows = "(SELECT i AS parcel, hash(i, '" + date + "') % 1000 / 10.0 AS weight,"
                + " CASE hash(i, 'c') % 3 WHEN 0 THEN 'north' WHEN 1 THEN 'post' ELSE 'sea' END AS carrier,"
                + " CASE hash(i, 'd') % 2 WHEN 0 THEN 'here' ELSE 'there' END AS depot,"
                + " weight + hash(i, 'n', '" + date + "') % 60 - 30 AS moved,"
                + " CASE WHEN moved < 30 THEN 'low' WHEN moved < 70 THEN 'middle' ELSE 'high' END AS band"
                + " FROM range(3000) AS r(i))";
        duckWrites("COPY (SELECT parcel, weight, carrier, band FROM " + rows + ") TO '" + folder + "/data/parcels/date="
                + date + "/part.parquet' (FORMAT parquet)");
        for (int part = 0; part < 3; part++) {
            duckWrites("COPY (SELECT parcel, band, depot FROM " + rows + " WHERE parcel % 3 = " + part
                    + " AND parcel < 2900 ORDER BY parcel DESC) TO '" + folder + "/data/truth/date=" + date + "/part-"
                    + part + ".parquet' (FORMAT parquet)");
        }
    }

    private String table() {
        return "'" + folder + "/output/bands/date=2026-03-04/scores.parquet'";
    }

    private String joined() {
        return "(FROM " + table() + " JOIN '" + folder + "/data/truth/date=2026-03-04/*.parquet' USING (parcel))";
    }

    private String page() {
        String name = project.filesBelow("reports/bands/date=2026-03-04").stream()
                .filter(file -> file.endsWith(".html"))
                .findFirst()
                .orElseThrow();
        return new String(project.read(folder.resolve("reports/bands/date=2026-03-04/" + name)), UTF_8);
    }

    private String ok(String... arguments) {
        Ended ended = project.run(arguments);
        assertThat(ended.exit()).as(ended.all()).isZero();
        return ended.out();
    }

    private static double figure(JsonNode group, String kind, String name) {
        return find(group.path(kind), name).path("value").asDouble();
    }

    private static JsonNode find(JsonNode named, String name) {
        for (JsonNode one : named) {
            if (one.path("name").asString("").equals(name)
                    || one.path("value").asString("").equals(name)) {
                return one;
            }
        }
        throw new AssertionError("no " + name + " in " + named);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
