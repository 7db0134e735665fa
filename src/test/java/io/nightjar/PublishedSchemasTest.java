package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every event of nights that were published, held, released, failed, given up and rolled back, against the schemas that OpenLineage
 * publishes, core and facets, whole. They lie outside of this repository, as the folder {@code spec} of OpenLineage's:
 * {@code mvn test -Dtest=PublishedSchemasTest -Dnightjar.openlineage=../OpenLineage/spec}.
 */
class PublishedSchemasTest {
    private static final String NIGHT = "2001-05-08";

    @TempDir
    Path folder;

    @Test
    void everyEventAndEveryFacetKeepsToThem() throws IOException {
        String spec = System.getProperty("nightjar.openlineage", "");
        assumeTrue(!spec.isEmpty(), "asked for by -Dnightjar.openlineage=FOLDER, the spec of OpenLineage");
        Map<String, String> published = schemas(Project.TREE.resolve(spec));
        Map<String, String> all = new TreeMap<>(published);
        all.put(
                "urn:nightjar:lineage-model",
                Files.readString(Project.TREE.resolve("docs/schema/lineage-model.schema.json")));
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(all));
        List<JsonNode> events = events();

        Set<String> facets = new TreeSet<>();
        for (JsonNode event : events) {
            String core = named(published.keySet(), "OpenLineage.json");
            assertThat(errors(registry, core, event)).as(event.toPrettyString()).isEmpty();
            facets(event, registry, published.keySet(), facets);
        }
        assertThat(events).hasSize(13);
        assertThat(facets).hasSizeGreaterThanOrEqualTo(19);
    }

    private static void facets(JsonNode node, SchemaRegistry registry, Set<String> published, Set<String> seen) {
        for (String kind : List.of("facets", "inputFacets", "outputFacets")) {
            for (JsonNode facet : node.path(kind)) {
                String url = facet.path("_schemaURL").asString();
                int fragment = url.indexOf('#');
                String file = url.substring(url.lastIndexOf('/', fragment) + 1, fragment);
                String schema = url.contains("openlineage.io")
                        ? named(published, file) + url.substring(fragment)
                        : "urn:nightjar:lineage-model#/$defs/NightjarModelRunFacet";
                assertThat(errors(registry, schema, facet))
                        .as("%s%n%s", schema, facet.toPrettyString())
                        .isEmpty();
                seen.add(url);
            }
        }
        node.forEach(child -> facets(child, registry, published, seen));
    }

    /** Formats too: {@code uri}, {@code date-time} and {@code uuid} are only notes to a validator that is not told to check them. */
    private static List<Error> errors(SchemaRegistry registry, String schema, JsonNode node) {
        return registry.getSchema(SchemaLocation.of(schema))
                .validate(
                        node.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    /** By its last name: a checkout has one version of each, which later versions of our client may be behind. */
    private static String named(Set<String> published, String file) {
        return published.stream()
                .filter(id -> id.endsWith("/" + file))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no schema " + file));
    }

    private static Map<String, String> schemas(Path spec) throws IOException {
        Map<String, String> schemas = new TreeMap<>();
        for (Path where : List.of(spec, spec.resolve("facets"))) {
            try (Stream<Path> files = Files.list(where)) {
                for (Path file : files.filter(found -> found.toString().endsWith(".json"))
                        .toList()) {
                    String text = Files.readString(file);
                    String id = JsonMapper.shared().readTree(text).path("$id").asString("");
                    if (!id.isEmpty()) {
                        schemas.put(id, text);
                    }
                }
            }
        }
        return schemas;
    }

    private List<JsonNode> events() throws IOException {
        Project project = new Project(folder);
        Files.writeString(
                folder.resolve("nightjar.yaml"),
                "lineage: {file: lineage.ndjson, source: 'https://git.example/nightjar/tree/{commit}'}\n");
        ended(11, project.night("2001-05-07"));
        ended(0, project.run("abandon", "flight-delay@2001-05-07", "--reason", "mistyped"));
        project.flights(NIGHT);
        project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000", "minimum-rows: 12000000");
        ended(10, project.night(NIGHT, "--started-by", "schedule"));
        ended(0, project.run("release", "flight-delay@" + NIGHT, "--reason", "few flights"));
        project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000000", "minimum-rows: 12000");
        ended(0, project.night(NIGHT, "--rerun"));
        ended(0, project.run("rollback", Project.JOB, "--date", NIGHT));
        return Files.readAllLines(folder.resolve("lineage.ndjson")).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private static void ended(int exit, Ended ended) {
        assertThat(ended.exit()).as(ended.all()).isEqualTo(exit);
    }
}
