package io.nightjar;

import static io.nightjar.Project.duck;
import static io.nightjar.Project.duckWrites;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three runs over real flights: a night; the night after, which keeps most of its keys, changes some of their distances, loses some
 * keys and gains others; and that one again by another model and another threshold. What the parts of a difference must
 * be is worked out by DuckDB from the three published tables.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DiffCommandTest {
    private static final String FIRST = "2001-05-08";
    private static final String SECOND = "2001-05-09";
    private static final double ROUNDING = 1e-12;

    @TempDir
    static Path folder;

    private static Project project;
    private static Path one;
    private static Path two;
    private static Path three;
    private static String runTwo;

    @BeforeAll
    static void threeRuns() throws IOException {
        project = new Project(folder);
        project.flights("2001-05-06");
        project.flights("2001-05-07");
        project.delays("2001-05-06");
        project.delays("2001-05-07");
        Files.createDirectories(folder.resolve("jobs/training"));
        Files.writeString(folder.resolve("jobs/training/flight-delay.yaml"), """
                title: Late?
                input: {path: "data/flights/date={date}"}
                features:
                  - { column: origin, as: category }
                  - { column: distance, as: number, divide-by: 1000 }
                  - { column: scheduled, as: hour }
                label:
                  path: data/flight-delays/date={date}
                  join: [flight_id]
                  column: delay
                  rule: "> 15"
                  positive: late
                  negative: on-time
                algorithm: {name: linear-sgd, epochs: 1, learning-rate: 0.1, epsilon: 0.1, minibatch: 1, seed: 1}
                nights: {from: 2001-05-06, to: 2001-05-07, hold-out: 1}
                """);
        Ended trained = project.run("train", Project.JOB);
        assertThat(trained.exit()).as(trained.all()).isZero();
        project.flights(FIRST);
        Files.createDirectories(folder.resolve("data/flights/date=" + SECOND));
        duckWrites("copy (select flight_id, scheduled, origin, destination,"
                + " case when flight_id % 5 = 1 then distance * 2 else distance end::int as distance"
                + " from " + night(FIRST) + " where flight_id % 10 <> 0"
                + " union all select flight_id, scheduled, origin, destination, distance::int from "
                + night("2001-05-10")
                + " where flight_id % 4 = 0) to '" + folder.resolve("data/flights/date=" + SECOND)
                + "/flights_0.parquet' (format parquet)");
        published(project.night(FIRST));
        published(project.night(SECOND));
        runTwo = runOf(SECOND);
        project.edit("jobs/flight-delay.yaml", "model: flight-delay@1", "model: flight-delay@2");
        project.edit("jobs/flight-delay.yaml", "threshold: 0.2", "threshold: 0.3");
        published(project.night(SECOND, "--rerun"));
        one = project.table(FIRST);
        two = folder.resolve("history/flight-delay/date=" + SECOND + "/" + runTwo + "/scores.parquet");
        three = project.table(SECOND);
        assertThat(two).exists();
    }

    private static String night(String date) {
        return "'" + Project.TREE + "/data/flights/date=" + date + "/flights_0.parquet'";
    }

    private static void published(Ended night) {
        assertThat(night.exit()).as(night.all()).isZero();
    }

    private static String runOf(String date) {
        JsonNode shown = JsonMapper.shared()
                .readTree(project.run("show", "flight-delay@" + date, "--json").out());
        return shown.path("run").asString();
    }

    private static JsonNode diff(String before, String after) {
        Ended ended = project.run("diff", before, after, "--json");
        assertThat(ended.exit()).as(ended.all()).isEqualTo(1);
        return JsonMapper.shared().readTree(ended.out());
    }

    private static Map<String, JsonNode> parts(JsonNode diff) {
        Map<String, JsonNode> parts = new HashMap<>();
        diff.path("parts").forEach(part -> parts.put(part.path("cause").asString(), part));
        return parts;
    }

    private static Map<String, Double> features(JsonNode part) {
        Map<String, Double> features = new HashMap<>();
        part.path("features")
                .forEach(one -> features.put(
                        one.path("feature").asString(), one.path("margin").asDouble()));
        return features;
    }

    private static double figure(String sql, Path table, String where) {
        return ((Number) duck("select " + sql + " from '" + table + "' t " + where)
                        .get(0)
                        .get(0))
                .doubleValue();
    }

    private static String keysOf(Path other) {
        return "where exists (select 1 from '" + other + "' o where o.flight_id = t.flight_id)";
    }

    @Test
    @Order(1)
    void theDifferenceOfTwoNightsAndTwoModelsIsTakenApartAsAnotherProgramWorksItOutFromThePublishedTables() {
        JsonNode diff = diff("flight-delay@" + FIRST, "flight-delay@" + SECOND);

        Map<String, JsonNode> parts = parts(diff);
        assertThat(parts.keySet()).containsExactlyInAnyOrder("keys-gone", "values", "keys-added", "model", "policy");
        for (String what : new String[] {"score", "margin"}) {
            String mean = "avg(" + what + ")";
            double all = figure(mean, one, "");
            double kept = figure(mean, one, keysOf(two));
            double changed = figure(mean, two, keysOf(one));
            double come = figure(mean, two, "");
            double last = figure(mean, three, "");
            assertThat(parts.get("keys-gone").path(what).asDouble()).isCloseTo(kept - all, within(ROUNDING));
            assertThat(parts.get("values").path(what).asDouble()).isCloseTo(changed - kept, within(ROUNDING));
            assertThat(parts.get("keys-added").path(what).asDouble()).isCloseTo(come - changed, within(ROUNDING));
            assertThat(parts.get("model").path(what).asDouble()).isCloseTo(last - come, within(ROUNDING));
            assertThat(parts.get("policy").path(what).asDouble()).isCloseTo(0, within(ROUNDING));
        }
        String from02 = "count(*) filter (score >= 0.2) / count(*)";
        double modelled = figure(from02, three, "");
        assertThat(parts.get("model").path("decisions").asDouble())
                .isCloseTo(modelled - figure(from02, two, ""), within(ROUNDING));
        assertThat(parts.get("policy").path("decisions").asDouble())
                .isCloseTo(
                        figure("count(*) filter (decision = 'likely-late') / count(*)", three, "") - modelled,
                        within(ROUNDING));
        assertThat(diff.path("moved").asDouble())
                .isCloseTo(figure("avg(score)", three, "") - figure("avg(score)", one, ""), within(ROUNDING));
        assertThat(diff.path("left_over").asDouble()).isCloseTo(0, within(ROUNDING));
    }

    @Test
    @Order(1)
    void whatTheFeaturesDidAddsUpToWhatEachCauseDidToTheMargin() {
        Map<String, JsonNode> parts = parts(diff("flight-delay@" + FIRST, "flight-delay@" + SECOND));

        parts.forEach((cause, part) -> {
            double sum = part.path("baseline").asDouble();
            for (JsonNode feature : part.path("features")) {
                sum += feature.path("margin").asDouble();
            }
            assertThat(sum).as(cause).isCloseTo(part.path("margin").asDouble(), within(1e-10));
        });
        assertThat(features(parts.get("values")).get("distance")).isNotZero();
        assertThat(features(parts.get("values")).get("origin")).isZero();
        assertThat(features(parts.get("model")))
                .containsKeys("scheduled (weekday)", "scheduled (hour)")
                .doesNotContainKey("scheduled");
    }

    /** The same model and policy: nothing is the last term, and the second night is scored again to see that nothing is left. */
    @Test
    @Order(1)
    void betweenTwoNightsOfOneModelTheInputScoredAgainLeavesNothingOfTheMove() {
        JsonNode diff = diff("flight-delay@" + FIRST, runTwo);

        assertThat(parts(diff).keySet()).containsExactlyInAnyOrder("keys-gone", "values", "keys-added");
        assertThat(diff.path("left_over").asDouble()).isZero();
        assertThat(diff.path("keys").path("both").asLong()).isEqualTo((long) figure("count(*)", one, keysOf(two)));
        JsonNode mover = diff.path("movers").path(0);
        assertThat(Math.abs(
                        mover.path("after").asDouble() - mover.path("before").asDouble()))
                .isEqualTo(figure(
                        "max(abs(t.score - o.score))", one, "join '" + two + "' o on o.flight_id = t.flight_id"));
        assertThat(mover.path("reasons_after").path(0).path("feature").asString())
                .isNotEmpty();
        assertThat(diff.path("columns").path(0).path("psi").asDouble()).isPositive();
    }

    @Test
    @Order(1)
    void twoNightsWithoutACommonKeyDifferByTheirPopulationAloneAndTheFeaturesSayHow() {
        project.flights("2001-05-10");
        published(project.night("2001-05-10", "--set", "scoring.threads=1"));

        JsonNode diff = diff(runTwo, "flight-delay@2001-05-10");
        JsonNode apart = diff("flight-delay@" + FIRST, "flight-delay@2001-05-10");

        assertThat(diff.path("keys").path("both").asLong()).isPositive();
        assertThat(apart.path("keys").path("both").asLong()).isZero();
        assertThat(parts(apart).keySet()).containsExactlyInAnyOrder("population", "model", "policy");
    }

    @Test
    @Order(1)
    void keysAreNamedOnlyWhereTheyAreAskedForAndPageAndTextSayTheSame() throws IOException {
        Path page = folder.resolve("diff.html");
        Ended told = project.run("diff", "flight-delay@" + FIRST, runTwo, "--html", page.toString());
        Ended shown = project.run("diff", "flight-delay@" + FIRST, runTwo, "--show-keys");
        String key = String.valueOf(duck("select t.flight_id from '" + one + "' t join '" + two
                        + "' o on o.flight_id = t.flight_id order by abs(t.score - o.score) desc limit 1")
                .get(0)
                .get(0));

        assertThat(told.out())
                .contains("differ.", "What explains most of it:", "  1. ", "  3. ")
                .doesNotContain(key);
        assertThat(shown.out()).contains(key);
        String html = Files.readString(page);
        assertThat(Pattern.compile("<h2>(.*)</h2>").matcher(html).results().map(head -> head.group(1)))
                .doesNotHaveDuplicates()
                .contains("Quantiles of the scores");
        assertThat(html)
                .contains("What explains most of it", "other values of the same keys")
                .contains("How the scores are spread", "Histogram of the scores of flight-delay@" + SECOND)
                .doesNotContain(key);
        assertThat(told.out()).containsPattern("Quantiles of the scores\\n.*\\nleast .*(\\n.*){2}\\nmedian");
        JsonNode median = diff("flight-delay@" + FIRST, runTwo).path("scores").get(3);
        assertThat(median.path("figure").asString()).isEqualTo("median");
        assertThat(median.path("before").asDouble()).isCloseTo(figure("median(score)", one, ""), within(0.005));
    }

    @Test
    @Order(1)
    void aValueThatTheFirstRunsPolicyRefusesIsSaidAndTheTablesTellTheRest() throws IOException {
        project.flights("2001-05-12");
        Files.createDirectories(folder.resolve("data/flights/date=2001-05-13"));
        duckWrites("copy (select flight_id, scheduled, origin, destination,"
                + " case when flight_id % 1000 = 0 then null else distance end::int as distance from "
                + night("2001-05-13") + ") to '" + folder.resolve("data/flights/date=2001-05-13")
                + "/flights_0.parquet' (format parquet)");
        project.edit("jobs/flight-delay.yaml", "missing: reject", "missing: fail");
        try {
            published(project.night("2001-05-12"));
        } finally {
            project.edit("jobs/flight-delay.yaml", "missing: fail", "missing: reject");
        }
        published(project.night("2001-05-13"));

        JsonNode diff = diff("flight-delay@2001-05-12", "flight-delay@2001-05-13");

        assertThat(diff.path("unknown").toString())
                .contains("by model flight-delay@2 and the policies of run", "distance", "cannot be told apart");
        assertThat(parts(diff).keySet()).containsExactly("everything");
        assertThat(diff.path("left_over").asDouble()).isCloseTo(0, within(ROUNDING));
    }

    @Test
    @Order(1)
    void aRunAndItselfAreTheSameAndRunsOfNoTableAreRefused() {
        assertThat(project.run("diff", "flight-delay@" + FIRST, "flight-delay@" + FIRST)
                        .exit())
                .isZero();
        assertThat(project.run("diff", "flight-delay@" + FIRST, "flight-delay@2001-01-01")
                        .exit())
                .isEqualTo(2);
    }

    /** Its footer is as it was: the file counts as there, and fails when its rows are read. */
    @Test
    @Order(1)
    void anInputThatIsDamagedIsToldAsWhatItIsAndNotAsSomethingUnknown() throws IOException {
        Path input = folder.resolve("data/flights/date=" + SECOND + "/flights_0.parquet");
        byte[] whole = Files.readAllBytes(input);
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, 4, whole.length / 2, (byte) 0x5a);
        Files.write(input, damaged);
        try {
            Ended diff = project.run("diff", "flight-delay@" + FIRST, "flight-delay@" + SECOND);

            assertThat(diff.exit()).as(diff.all()).isEqualTo(12);
            assertThat(diff.err()).contains("NJ-FILE-CORRUPT", "date=" + SECOND + "/flights_0.parquet");
        } finally {
            Files.write(input, whole);
        }
    }

    @Test
    @Order(2)
    void withoutTheInputTheTablesTellWhatTheyCanAndTheRestIsSaidToBeUnknown() throws IOException {
        Files.delete(folder.resolve("data/flights/date=" + SECOND + "/flights_0.parquet"));

        JsonNode diff = diff("flight-delay@" + FIRST, "flight-delay@" + SECOND);

        assertThat(parts(diff).keySet()).containsExactlyInAnyOrder("keys-gone", "values-and-model", "keys-added");
        assertThat(parts(diff).get("values-and-model").path("score").asDouble())
                .isCloseTo(
                        figure("avg(score)", three, keysOf(one)) - figure("avg(score)", one, keysOf(three)),
                        within(ROUNDING));
        assertThat(diff.path("left_over").asDouble()).isCloseTo(0, within(ROUNDING));
        assertThat(diff.path("unknown").toString()).contains("is gone, or another file by now", "cannot be told apart");
    }

    @Test
    @Order(3)
    void withoutTheSecondModelWhatItAndThePolicyDidIsOnePart() throws IOException {
        project.flights("2001-05-11");
        published(project.night("2001-05-11"));
        Files.delete(folder.resolve("models/flight-delay/2/model.tribuo"));

        JsonNode diff = diff("flight-delay@" + FIRST, "flight-delay@2001-05-11");

        assertThat(parts(diff).keySet()).containsExactlyInAnyOrder("population", "model-and-policy");
        assertThat(diff.path("left_over").asDouble()).isCloseTo(0, within(ROUNDING));
        assertThat(diff.path("unknown").toString()).contains("Model flight-delay@2 of run");
    }
}
