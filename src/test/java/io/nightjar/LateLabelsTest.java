package io.nightjar;

import static io.nightjar.Project.duck;
import static io.nightjar.Project.duckWrites;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.Project.Ended;
import io.nightjar.testing.HandClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The labels of a real night: joined as they come, and measured as DuckDB measures them. */
class LateLabelsTest {
    private static final String NIGHT = "2001-05-08";

    @TempDir
    static Path folder;

    private static Project project;

    @BeforeAll
    static void runOneNight() {
        project = new Project(folder);
        project.clock = new HandClock(Instant.parse("2001-05-09T07:10:00Z"));
        project.flights(NIGHT);
        project.edit("jobs/flight-delay.yaml", "mature-after: 1 day", "mature-after: 3 days");
        project.edit("jobs/flight-delay.yaml", "gates:", "slices: [origin]\n\ngates:");
        assertThat(project.night(NIGHT).exit()).isZero();
    }

    private static Path labels() {
        return folder.resolve("data/flight-delays/date=" + NIGHT + "/delays_0.parquet");
    }

    private static void labels(String select) {
        try {
            Files.createDirectories(labels().getParent());
            Files.deleteIfExists(labels());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        duckWrites("COPY ("
                + select.replace(
                        "DELAYS",
                        "'" + Project.TREE.resolve("data/flight-delays/date=" + NIGHT + "/delays_0.parquet") + "'")
                + ") TO '" + labels() + "' (FORMAT parquet)");
    }

    private static JsonNode ask(String... more) {
        List<String> arguments =
                new java.util.ArrayList<>(List.of("labels", "flight-delay", "--date", NIGHT, "--json"));
        arguments.addAll(List.of(more));
        Ended ended = project.run(arguments.toArray(String[]::new));
        assertThat(ended.exit()).as(ended.all()).isIn(0, 11);
        return new ObjectMapper().readTree(ended.out()).path(0);
    }

    private static double figure(JsonNode group, String name) {
        for (JsonNode figure : group.path("realised")) {
            if (figure.path("name").asString().equals(name)) {
                return figure.path("value").asDouble();
            }
        }
        throw new AssertionError("no " + name + " in " + group);
    }

    @Test
    void labelsAreJoinedAsTheyComeAndNothingThatWasKnownIsLost() throws IOException {
        // Nothing has come: what the scores let expect, and 11.
        Ended early = project.run("labels", "flight-delay", "--date", NIGHT);
        assertThat(early.exit()).as(early.all()).isEqualTo(11);
        assertThat(early.out()).contains("no label yet").containsPattern("auc +- +- +0\\.\\d{4}");
        String judged = page();
        assertThat(judged).contains("Whom the decision picked", "The four-fifths rule is not met");
        assertThat(judged)
                .contains("No label has come yet", "Expected from the scores")
                .doesNotContain("as expected");

        // A day later half of them, with what goes wrong in label tables.
        labels("SELECT flight_id, delay FROM DELAYS WHERE flight_id % 2 = 0"
                + " UNION ALL (SELECT flight_id, delay FROM DELAYS WHERE flight_id % 2 = 0 ORDER BY ALL LIMIT 3)"
                + " UNION ALL (SELECT flight_id, CASE WHEN delay > 15 THEN 0 ELSE 99 END FROM DELAYS"
                + "   WHERE flight_id % 2 = 0 ORDER BY flight_id DESC LIMIT 2)"
                + " UNION ALL (SELECT -flight_id - 1, delay FROM DELAYS LIMIT 4)"
                + " UNION ALL (SELECT NULL, delay FROM DELAYS LIMIT 5)"
                + " UNION ALL (SELECT flight_id, NULL FROM DELAYS WHERE flight_id % 2 = 1 ORDER BY ALL LIMIT 6)");
        JsonNode half = ask();
        assertThat(half.path("counts").path("repeated").asInt()).isEqualTo(3);
        assertThat(half.path("counts").path("contradicting").asInt()).isEqualTo(2);
        assertThat(half.path("counts").path("unpublished").asInt()).isEqualTo(4);
        assertThat(half.path("counts").path("nullKeys").asInt()).isEqualTo(5);
        assertThat(half.path("counts").path("nullLabels").asInt()).isEqualTo(6);
        assertThat(page()).contains("What came true: labels of 50 % of the rows so far", "more may come or change");
        long even = ((Number) duck("SELECT count(*) FROM '" + project.table(NIGHT) + "' WHERE flight_id % 2 = 0")
                        .get(0)
                        .get(0))
                .longValue();
        assertThat(half.path("all").path("labelled").asLong()).isEqualTo(even - 2);
        assertThat(half.path("mature").asBoolean()).isFalse();
        assertThat(project.run("labels", "flight-delay", "--date", NIGHT).out())
                .contains("2 rows that contradict another of the same key")
                .contains("4 keys that were not published");

        // Two days later all: another record beside the first.
        ((HandClock) project.clock).advance(java.time.Duration.ofDays(2));
        labels("FROM DELAYS");
        JsonNode all = ask();
        assertThat(all.path("all").path("labelled").asLong()).isEqualTo(17261);
        assertThat(all.path("mature").asBoolean()).isTrue();
        assertThat(ask("--as-known-on", "2001-05-09")).isEqualTo(half);
        assertThat(ask("--as-known-on", "2001-05-11")).isEqualTo(all);
        assertThat(project.run("labels", "flight-delay", "--date", NIGHT, "--as-known-on", "2001-05-08")
                        .out())
                .contains("nothing to look at");

        // Asked again, nothing new is written.
        List<String> records = project.filesBelow("reports/flight-delay/date=" + NIGHT + "/labels");
        assertThat(records).hasSize(2);
        assertThat(ask()).isEqualTo(all);
        assertThat(project.filesBelow("reports/flight-delay/date=" + NIGHT + "/labels"))
                .isEqualTo(records);

        thePageOfTheNightSaysWhatCameTrue(judged, all);
        theIndexAndTheTableOfFiguresSayItToo(all);
        agreesWithDuckDb(all);
        everySliceAgreesWithDuckDb(all);
    }

    @Test
    void theNextNightJoinsWhatHasComeByItself(@TempDir Path other) {
        Project next = new Project(other);
        next.clock = new HandClock(Instant.parse("2001-05-10T07:10:00Z"));
        next.flights("2001-05-07");
        next.flights(NIGHT);
        next.delays("2001-05-07");
        assertThat(next.night("2001-05-07").exit()).isZero();
        assertThat(next.night(NIGHT).exit()).isZero();

        assertThat(next.filesBelow("reports/flight-delay/date=2001-05-07/labels"))
                .hasSize(1);
        assertThat(next.filesBelow("reports/flight-delay/date=" + NIGHT + "/labels"))
                .isEmpty();
        assertThat(new String(next.read(other.resolve("reports/flight-delay/latest.html")), UTF_8))
                .contains("Labels are expected in data/flight-delays/date=2001-05-08 and are mature from 2001-05-09")
                .contains("If every score is the probability that it claims to be")
                .contains("AUC of 1 night from 2001-05-07");

        assertThat(next.night("2001-05-07", "--rerun").exit()).isZero();
        assertThat(next.filesBelow("reports/flight-delay/date=2001-05-07"))
                .filteredOn(file -> file.endsWith(".html"))
                .hasSize(2)
                .allSatisfy(file -> assertThat(new String(
                                next.read(other.resolve("reports/flight-delay/date=2001-05-07/" + file)), UTF_8))
                        .contains("What came true: labels of 100 % of the rows"));
        assertThat(next.run("labels", "flight-delay", "--date", "2001-05-07", "--as-known-on", "2001-05-10")
                        .out())
                .contains("mature");
    }

    private static String page() {
        String name = project.filesBelow("reports/flight-delay/date=" + NIGHT).stream()
                .filter(file -> file.endsWith(".html"))
                .findFirst()
                .orElseThrow();
        return new String(project.read(folder.resolve("reports/flight-delay/date=" + NIGHT + "/" + name)), UTF_8);
    }

    /** All else of the page stays as it was judged. */
    private static void thePageOfTheNightSaysWhatCameTrue(String judged, JsonNode all) {
        String page = page();
        assertThat(page)
                .contains(
                        "What came true: labels of 100 % of the rows;",
                        "mature: none is expected to come or to change.")
                .containsPattern("<td class=\"number\">[0-9,]+<small>[0-9. over]+ %</small></td>")
                .contains("Calibration curve", "True and predicted classes", "By origin", "demographic parity, ratio")
                .contains("aria-label=\"AUC of 1 night from 2001-05-08 to 2001-05-08; the last is 0.6");
        assertThat(page).hasSizeLessThan(200_000);
        assertThat(withoutLabels(page)).isEqualTo(withoutLabels(judged)).contains("Every gate passed");
        assertThat(project.read(folder.resolve("reports/flight-delay/latest.html")))
                .isEqualTo(page.getBytes(UTF_8));
        assertThat(new String(project.read(folder.resolve("reports/flight-delay/labels.json")), UTF_8))
                .contains("\"value\":" + figure(all.path("all"), "auc"));
        assertThatCode(() -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(page.getBytes(UTF_8))))
                .doesNotThrowAnyException();
    }

    private static void theIndexAndTheTableOfFiguresSayItToo(JsonNode all) {
        double auc = figure(all.path("all"), "auc");
        assertThat(new String(project.read(folder.resolve("reports/flight-delay/index.html")), UTF_8))
                .contains("AUC, by labels")
                .contains("<td data-name=\"AUC\" class=\"number\">" + io.nightjar.quality.Figures.number(auc));
        String figures = "'" + folder + "/metrics/flight-delay/*/*.parquet'";
        assertThat(duck("SELECT date::varchar, verdict, value FROM " + figures
                        + " WHERE measure = 'auc' AND subject IS NULL"))
                .containsExactly(List.of(NIGHT, "passed", auc));
        assertThat(duck("SELECT value FROM " + figures + " WHERE measure = 'accuracy' AND subject = 'origin=ORD'"))
                .hasSize(1);
        assertThat(duck("SELECT count(*) FROM " + figures
                        + " WHERE subject IS NULL AND measure IN ('coverage', 'auc-low', 'rows-read')"))
                .containsExactly(List.of(3L));
        assertThat(duck("SELECT subject, value < 1 FROM " + figures
                        + " WHERE measure = 'demographic-parity-ratio' ORDER BY ALL"))
                .containsExactly(List.of("origin", true));
    }

    private static String withoutLabels(String page) {
        return page.replaceAll("(?s)<p id=\"truth-line\".*?</p>", "")
                .replaceAll("(?s)<section id=\"truth(-nights)?\".*?</section>", "");
    }

    private static String joined() {
        return "(SELECT *, CASE WHEN delay > 15 THEN 1 ELSE 0 END y FROM '" + project.table(NIGHT) + "' JOIN '"
                + labels() + "' USING (flight_id))";
    }

    /** DeLong's variance and the area from all pairs' placements, not from ranks. */
    private static void agreesWithDuckDb(JsonNode result) {
        JsonNode all = result.path("all");
        List<Object> expected = duck("SELECT avg(CASE WHEN (prediction = 'late') = (y = 1) THEN 1 ELSE 0 END),"
                        + " avg(-ln(CASE y WHEN 1 THEN score ELSE 1 - score END)), avg((score - y) ** 2),"
                        + " sum(CASE WHEN decision = 'likely-late' THEN y END)"
                        + "   / count(*) FILTER (decision = 'likely-late'),"
                        + " sum(CASE WHEN decision = 'likely-late' THEN y END) / sum(y) FROM " + joined())
                .get(0);
        assertThat(figure(all, "accuracy")).isEqualTo(number(expected.get(0)), within(1e-12));
        assertThat(figure(all, "log-loss")).isEqualTo(number(expected.get(1)), within(1e-12));
        assertThat(figure(all, "brier-score")).isEqualTo(number(expected.get(2)), within(1e-12));
        assertThat(figure(all, "decision-precision")).isEqualTo(number(expected.get(3)), within(1e-12));
        assertThat(figure(all, "decision-recall")).isEqualTo(number(expected.get(4)), within(1e-12));

        List<Object> error = duck("SELECT sum(abs(p - s)) / sum(n) FROM (SELECT sum(y) p, sum(score) s, count(*) n"
                        + " FROM " + joined() + " GROUP BY least(9, floor(score * 10)))")
                .get(0);
        assertThat(figure(all, "calibration-error")).isEqualTo(number(error.get(0)), within(1e-12));

        List<Object> delong = duck("WITH d AS MATERIALIZED " + joined() + ","
                        + " pos AS (SELECT (SELECT avg(CASE WHEN n.score < p.score THEN 1.0 WHEN n.score = p.score"
                        + " THEN 0.5 ELSE 0 END) FROM d n WHERE n.y = 0) v FROM d p WHERE p.y = 1),"
                        + " neg AS (SELECT (SELECT avg(CASE WHEN p.score > n.score THEN 1.0 WHEN n.score = p.score"
                        + " THEN 0.5 ELSE 0 END) FROM d p WHERE p.y = 1) v FROM d n WHERE n.y = 0)"
                        + " SELECT (SELECT avg(v) FROM pos), sqrt((SELECT var_samp(v) / count(*) FROM pos)"
                        + " + (SELECT var_samp(v) / count(*) FROM neg))")
                .get(0);
        double auc = number(delong.get(0));
        assertThat(figure(all, "auc")).isEqualTo(auc, within(1e-12)).isBetween(0.6, 0.72);
        JsonNode interval = find(all.path("realised"), "auc").path("interval");
        assertThat(interval.path("low").asDouble())
                .isEqualTo(auc - 1.959963984540054 * number(delong.get(1)), within(1e-9));
        assertThat(interval.path("high").asDouble())
                .isEqualTo(auc + 1.959963984540054 * number(delong.get(1)), within(1e-9));

        // Confidence-based estimation: accuracy is the mean probability of being right; the area from all pairs.
        List<Object> cbpe = duck("WITH d AS MATERIALIZED (FROM '" + project.table(NIGHT) + "')"
                        + " SELECT avg(CASE WHEN prediction = 'late' THEN score ELSE 1 - score END),"
                        + " sum(CASE WHEN decision = 'likely-late' THEN score END) / sum(score) FROM d")
                .get(0);
        assertThat(find(all.path("expected"), "accuracy").path("value").asDouble())
                .isEqualTo(number(cbpe.get(0)), within(1e-12));
        assertThat(find(all.path("expected"), "decision-recall").path("value").asDouble())
                .isEqualTo(number(cbpe.get(1)), within(1e-12));
    }

    private static void everySliceAgreesWithDuckDb(JsonNode result) {
        JsonNode slice = result.path("slices").path(0);
        assertThat(slice.path("column").asString()).isEqualTo("origin");
        List<List<Object>> expected = duck("SELECT origin, count(*),"
                + " avg(CASE WHEN (prediction = 'late') = (y = 1) THEN 1 ELSE 0 END), avg((score - y) ** 2),"
                + " count(*) FILTER (decision = 'likely-late') FROM " + joined()
                + " GROUP BY origin ORDER BY 2 DESC, 1");
        assertThat(slice.path("groups")).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            JsonNode group = slice.path("groups").path(i);
            List<Object> row = expected.get(i);
            assertThat(group.path("value").asString()).isEqualTo(row.get(0));
            assertThat(group.path("rows").asLong()).isEqualTo(((Number) row.get(1)).longValue());
            assertThat(group.path("selection").path("selected").asLong()).isEqualTo(((Number) row.get(4)).longValue());
            if (((Number) row.get(1)).longValue() < 30) {
                assertThat(group.path("realised")).isEmpty();
            } else {
                assertThat(figure(group, "accuracy")).isEqualTo(number(row.get(2)), within(1e-12));
                assertThat(figure(group, "brier-score")).isEqualTo(number(row.get(3)), within(1e-12));
            }
        }
    }

    private static JsonNode find(JsonNode figures, String name) {
        for (JsonNode figure : figures) {
            if (figure.path("name").asString().equals(name)) {
                return figure;
            }
        }
        throw new AssertionError("no " + name);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
