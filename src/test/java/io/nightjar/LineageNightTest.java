package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sun.net.httpserver.HttpServer;
import io.nightjar.Project.Ended;
import io.nightjar.ledger.LaunchedBy;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClientUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real nights and the OpenLineage events that they send. */
class LineageNightTest {
    private static final String NIGHT = "2001-05-08";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void begin() throws IOException {
        project = new Project(folder);
        settings("lineage: {file: lineage.ndjson}");
    }

    private void settings(String yaml) throws IOException {
        Files.writeString(folder.resolve("nightjar.yaml"), yaml + "\n");
    }

    private List<JsonNode> events() throws IOException {
        return Files.readAllLines(folder.resolve("lineage.ndjson")).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("eventType").asString()).toList();
    }

    private static JsonNode facet(JsonNode event, String of, String kind, String name) {
        return event.path(of).path(0).path(kind).path(name);
    }

    @Test
    void a_published_night_tells_what_it_read_and_wrote_in_valid_events() throws IOException {
        project.flights(NIGHT);
        project.edit("jobs/flight-delay.yaml", "maximum-score-psi: 0.2", "maximum-score-psi: 0.0000001");
        settings("lineage: {file: lineage.ndjson, source: 'https://git.example/nightjar/tree/{commit}'}");
        Ended night = project.night(NIGHT, "--started-by", "schedule");
        assertThat(night.exit()).as(night.all()).isZero();

        List<JsonNode> events = events();

        assertThat(types(events)).containsExactly("START", "RUNNING", "COMPLETE");
        events.forEach(LineageNightTest::isKnownToTheClientFieldByField);
        assertThat(events)
                .extracting(event -> event.path("run").path("runId").asString())
                .hasSize(3)
                .containsOnly(events.get(0).path("run").path("runId").asString());
        JsonNode end = events.get(2);
        JsonNode run = end.path("run").path("facets");
        assertThat(run.path("nominalTime").path("nominalStartTime").asString()).isEqualTo("2001-05-08T04:00:00Z");
        assertThat(run.path("nominalTime").path("nominalEndTime").asString()).isEqualTo("2001-05-09T04:00:00Z");
        assertThat(run.path("parent").path("job").path("name").asString()).isEqualTo("flight-delay.schedule");
        assertThat(run.path("processing_engine").path("name").asString()).isEqualTo("Nightjar");
        assertThat(modelSchema().validate(run.path("nightjar_model").toString(), InputFormat.JSON))
                .isEmpty();
        assertThat(run.path("nightjar_model").path("name").asString()).isEqualTo("flight-delay");
        assertThat(end.path("job")
                        .path("facets")
                        .path("sourceCodeLocation")
                        .path("url")
                        .asString())
                .startsWith("https://git.example/nightjar/tree/");

        assertThat(end.path("inputs").path(0).path("name").asString())
                .isEqualTo(folder.resolve("data/flights").toString());
        JsonNode read = facet(end, "inputs", "inputFacets", "inputStatistics");
        assertThat(read.path("rowCount").asLong()).isEqualTo(17_261);
        assertThat(read.path("fileCount").asLong()).isEqualTo(1);
        assertThat(facet(end, "inputs", "inputFacets", "subset").toString()).contains("data/flights/date=2001-05-08");
        assertThat(facet(end, "inputs", "facets", "schema").path("fields"))
                .extracting(field -> field.path("name").asString())
                .contains("flight_id", "scheduled", "distance");
        JsonNode metrics =
                facet(end, "inputs", "inputFacets", "dataQualityMetrics").path("columnMetrics");
        assertThat(metrics.path("distance").path("quantiles").path("0.5").asDouble())
                .isPositive();
        assertThat(metrics.path("flight_id").propertyNames()).containsExactlyInAnyOrder("nullCount", "count");
        JsonNode assertions =
                facet(end, "inputs", "inputFacets", "dataQualityAssertions").path("assertions");
        assertThat(assertions)
                .extracting(one -> one.path("assertion").asString() + " "
                        + one.path("success").asBoolean())
                .contains("minimum-rows true", "maximum-score-psi false");

        assertThat(end.path("outputs").path(0).path("name").asString())
                .isEqualTo(folder.resolve("output/flight-delay").toString());
        assertThat(facet(end, "outputs", "outputFacets", "outputStatistics")
                        .path("rowCount")
                        .asLong())
                .isEqualTo(17_261);
        assertThat(facet(end, "outputs", "facets", "version")
                        .path("datasetVersion")
                        .asString())
                .hasSize(64);
        JsonNode flow = facet(end, "outputs", "facets", "columnLineage").path("fields");
        assertThat(fed(flow, "flight_id")).containsExactly("flight_id IDENTITY");
        assertThat(fed(flow, "origin")).containsExactly("origin IDENTITY");
        assertThat(fed(flow, "score"))
                .containsExactly(
                        "destination TRANSFORMATION",
                        "distance TRANSFORMATION",
                        "origin TRANSFORMATION",
                        "scheduled TRANSFORMATION");
        assertThat(flow.has("model_version")).isFalse();
    }

    private static List<String> fed(JsonNode flow, String column) {
        return flow.path(column)
                .path("inputFields")
                .valueStream()
                .map(from -> from.path("field").asString() + " "
                        + from.path("transformations").path(0).path("subtype").asString())
                .toList();
    }

    @Test
    void a_held_night_aborts_and_its_release_goes_on_under_the_same_run() throws IOException {
        project.flights(NIGHT);
        project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000", "minimum-rows: 12000000");

        assertThat(project.night(NIGHT).exit()).isEqualTo(10);
        Ended released = project.run("release", "flight-delay@" + NIGHT, "--reason", "few flights");

        assertThat(released.exit()).as(released.all()).isZero();
        List<JsonNode> events = events();
        assertThat(types(events)).containsExactly("START", "RUNNING", "ABORT", "RUNNING", "RUNNING", "COMPLETE");
        JsonNode held = events.get(2);
        assertThat(held.path("outputs").size()).isZero();
        assertThat(held.path("run")
                        .path("facets")
                        .path("errorMessage")
                        .path("message")
                        .asString())
                .startsWith("held: ");
        assertThat(facet(held, "inputs", "inputFacets", "dataQualityAssertions")
                        .path("assertions")
                        .path(0)
                        .path("success")
                        .asBoolean())
                .isFalse();
        assertThat(events)
                .extracting(event -> event.path("run").path("runId").asString())
                .containsOnly(held.path("run").path("runId").asString());
        events.forEach(LineageNightTest::isKnownToTheClientFieldByField);
    }

    @Test
    void a_failed_night_says_why_and_the_launch_after_it_goes_on_under_the_same_run() throws IOException {
        assertThat(project.night(NIGHT).exit()).isEqualTo(11);
        project.flights(NIGHT);
        assertThat(project.night(NIGHT).exit()).isZero();

        List<JsonNode> events = events();

        assertThat(types(events)).containsExactly("START", "FAIL", "RUNNING", "RUNNING", "COMPLETE");
        assertThat(events.get(1)
                        .path("run")
                        .path("facets")
                        .path("errorMessage")
                        .path("message")
                        .asString())
                .startsWith("NJ-INPUT-MISSING: ");
        assertThat(events)
                .extracting(event -> event.path("run").path("runId").asString())
                .containsOnly(events.get(0).path("run").path("runId").asString());
        events.forEach(LineageNightTest::isKnownToTheClientFieldByField);
    }

    @Test
    void a_run_that_is_settled_without_a_launch_ends_for_whoever_listens() throws IOException {
        left("2001-05-07");
        left(NIGHT);

        assertThat(project.run("force-fail", "flight-delay@2001-05-07", "--reason", "hangs")
                        .exit())
                .isZero();
        assertThat(project.run("recover").exit()).isZero();
        assertThat(project.run("abandon", "flight-delay@2001-05-07", "--reason", "mistyped")
                        .exit())
                .isZero();

        List<JsonNode> events = events();
        assertThat(types(events)).containsExactly("FAIL", "FAIL", "ABORT");
        assertThat(events)
                .extracting(event -> event.path("run")
                        .path("facets")
                        .path("errorMessage")
                        .path("message")
                        .asString())
                .satisfiesExactly(
                        message -> assertThat(message).endsWith("2001-05-07 is failed; nothing was deleted."),
                        message -> assertThat(message).contains(NIGHT + " had lost its process"),
                        message -> assertThat(message).endsWith("2001-05-07 is given up."));
        assertThat(events.get(0).path("run").path("runId"))
                .isEqualTo(events.get(2).path("run").path("runId"))
                .isNotEqualTo(events.get(1).path("run").path("runId"));
        events.forEach(LineageNightTest::isKnownToTheClientFieldByField);
    }

    @Test
    void what_a_later_launch_settles_of_other_runs_ends_too_and_a_run_that_it_goes_on_with_ends_once()
            throws IOException {
        left("2001-05-07");
        left(NIGHT);
        project.flights(NIGHT);

        assertThat(project.night(NIGHT).exit()).isZero();

        List<JsonNode> events = events();
        assertThat(events.stream()
                        .filter(event -> types(List.of(event)).get(0).equals("FAIL"))
                        .map(event -> event.path("run")
                                .path("facets")
                                .path("errorMessage")
                                .path("message")
                                .asString()))
                .as("%s", types(events))
                .anySatisfy(message -> assertThat(message).contains("2001-05-07 had lost its process"));
        String last = events.stream()
                .filter(event -> types(List.of(event)).get(0).equals("COMPLETE"))
                .map(event -> event.path("run").path("runId").asString())
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(types(events.stream()
                        .filter(event ->
                                event.path("run").path("runId").asString().equals(last))
                        .toList()))
                .as("the run that was published")
                .doesNotContain("FAIL")
                .endsWith("COMPLETE");
    }

    /** A run that its process left without a word. */
    private void left(String date) {
        BusinessDate night = new BusinessDate(LocalDate.parse(date));
        try (Ledger ledger = Ledger.open(LedgerSettings.embedded(folder.resolve("state")), Clock.systemUTC(), "test");
                Lease lease = ledger.leases().acquire(Project.JOB, night)) {
            ledger.runLog()
                    .begin(lease, RunId.next(new SecureRandom()), "flight-delay@1", new LaunchedBy("test", "test"));
        }
    }

    @Test
    void a_backfill_is_the_parent_of_its_nights_and_a_rollback_tells_of_the_table_that_stands_again()
            throws IOException {
        project.flights(NIGHT);
        assertThat(project.run("backfill", Project.JOB, "--from", NIGHT, "--to", NIGHT)
                        .exit())
                .isZero();
        project.edit("jobs/flight-delay.yaml", "threshold: 0.2", "threshold: 0.3");
        assertThat(project.night(NIGHT, "--rerun").exit()).isZero();
        Ended back = project.run("rollback", Project.JOB, "--date", NIGHT);
        assertThat(back.exit()).as(back.all()).isZero();

        List<JsonNode> events = events();

        assertThat(events.get(0)
                        .path("run")
                        .path("facets")
                        .path("parent")
                        .path("job")
                        .path("name")
                        .asString())
                .isEqualTo("flight-delay.backfill");
        assertThat(events.get(3).path("run").path("facets").has("parent")).isFalse();
        JsonNode last = events.get(events.size() - 1);
        assertThat(last.path("dataset").path("name").asString())
                .isEqualTo(folder.resolve("output/flight-delay").toString());
        assertThat(last.path("dataset").path("facets").path("version"))
                .isEqualTo(facet(events.get(2), "outputs", "facets", "version"));
    }

    @Test
    void back_ends_that_refuse_or_hang_change_no_outcome_and_the_log_says_what_did_not_arrive() throws IOException {
        project.flights(NIGHT);
        // Accepts connections, and never says a word.
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String there = "127.0.0.1:" + silent.getLocalPort();
            settings(
                    "lineage: {timeout: 1 s, http: {url: 'http://" + there + "/'}, kafka: {servers: '" + there + "'}}");
            Ended hung = project.night(NIGHT);
            assertThat(hung.exit()).as(hung.all()).isZero();
            assertThat(project.run("logs", "flight-delay@" + NIGHT).out())
                    .contains("Lineage event START not delivered to http://127.0.0.1:")
                    .contains("Lineage event COMPLETE not delivered to http://127.0.0.1:")
                    .contains("Lineage event START not delivered to Kafka, topic openlineage at 127.0.0.1:")
                    .contains("Lineage event COMPLETE not delivered to Kafka, topic openlineage at 127.0.0.1:");
        }
        settings("lineage: {http: {url: 'http://127.0.0.1:1/'}, kafka: {servers: '127.0.0.1:1'}}");
        Ended refused = project.night(NIGHT, "--rerun");
        assertThat(refused.exit()).as(refused.all()).isZero();
        assertThat(project.run("logs", "flight-delay@" + NIGHT).out())
                .contains("Lineage event COMPLETE not delivered to http://127.0.0.1:1/: ")
                .contains(
                        "Lineage event COMPLETE not delivered to Kafka, topic openlineage at 127.0.0.1:1: nobody listens"
                                + " there");
        assertThat(project.run("doctor").out())
                .contains("http://127.0.0.1:1/: no connection")
                .contains("Kafka, topic openlineage at 127.0.0.1:1: nobody listens there");
    }

    @Test
    void events_are_posted_with_the_key_that_stands_nowhere_else() throws Exception {
        project.flights(NIGHT);
        List<String> posted = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/lineage", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posted.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + JsonMapper.shared().readTree(body).path("eventType").asString());
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
        try {
            Files.writeString(folder.resolve("key"), "planted-secret\n");
            settings("lineage: {http: {url: 'http://127.0.0.1:"
                    + server.getAddress().getPort() + "/api/v1/lineage', api-key: '${file:key}'}}");

            assertThat(project.night(NIGHT).exit()).isZero();

            assertThat(posted)
                    .containsExactly(
                            "Bearer planted-secret START",
                            "Bearer planted-secret RUNNING",
                            "Bearer planted-secret COMPLETE");
            assertThat(project.run("config", "show").out()).doesNotContain("planted-secret");
            assertThat(project.run("logs", "flight-delay@" + NIGHT).out())
                    .doesNotContain("planted-secret")
                    .doesNotContain("not delivered");
        } finally {
            server.stop(0);
        }
    }

    /** Its classes are made from the published schemas; what they do not know would be lost on the way through them. */
    private static void isKnownToTheClientFieldByField(JsonNode event) {
        OpenLineage.RunEvent read =
                OpenLineageClientUtils.fromJson(event.toString(), new TypeReference<OpenLineage.RunEvent>() {});
        JsonNode again = JsonMapper.shared().readTree(OpenLineageClientUtils.toJson(read));
        assertThat(again).isEqualTo(event);
        assertThat(event.propertyNames()).contains("eventTime", "producer", "schemaURL", "eventType", "run", "job");
        assertThat(UUID.fromString(event.path("run").path("runId").asString()).version())
                .isEqualTo(7);
        everyFacetNamesItsProducerAndSchema(event);
    }

    private static void everyFacetNamesItsProducerAndSchema(JsonNode node) {
        for (String kind : List.of("facets", "inputFacets", "outputFacets")) {
            for (JsonNode facet : node.path(kind)) {
                assertThat(facet.path("_producer").asString()).matches("(urn:nightjar:|https://git.example/).+");
                assertThat(facet.path("_schemaURL").asString())
                        .matches("https://openlineage.io/spec/facets/[0-9-]+/\\w+.json#/\\$defs/\\w+"
                                + "|(urn:nightjar:lineage-model|https://git.example/.+/lineage-model.schema.json)#/.+");
            }
        }
        for (JsonNode child : node) {
            everyFacetNamesItsProducerAndSchema(child);
        }
    }

    private static com.networknt.schema.Schema modelSchema() {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(java.util.Map.of(
                                "urn:nightjar:lineage-model", read("docs/schema/lineage-model.schema.json"))))
                .getSchema(SchemaLocation.of("urn:nightjar:lineage-model#/$defs/NightjarModelRunFacet"));
    }

    private static String read(String file) {
        try {
            return Files.readString(Project.TREE.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
