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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every event of nights that were published, held, released, failed, given up and rolled back, against the schemas that OpenLineage
 * publishes, core and facets, whole, each of exactly the version that the event names. They lie outside of this repository, as the
 * folder {@code spec} of OpenLineage's at the tag of our client's version:
 * {@code mvn test -Dtest=PublishedSchemasTest -Dnightjar.openlineage=../OpenLineage/spec}.
 */
class PublishedSchemasTest {
    private static final String NIGHT = "2001-05-08";

    /** SHA-256 of the published texts, as far as they are known: docs/lineage.md says how, and of the others what is known instead. */
    private static final Map<String, String> DIGESTS = Map.ofEntries(
            entry("2-0-2/OpenLineage.json", "69f68bee00b9beac88a87059c0102410e7bb05f3f43c46d02a0409831eceb0d2"),
            facet(
                    "1-2-0/ColumnLineageDatasetFacet",
                    "04d96b4985ca32470c7f9d73163da76678fb160bc8d80cbbc5abf312e9537466"),
            facet(
                    "1-1-0/DataQualityAssertionsDatasetFacet",
                    "65c785790728ccf3f1fe326a0a064a91934b242807a015c2c3e99bde913abc56"),
            facet(
                    "1-0-3/DataQualityMetricsInputDatasetFacet",
                    "b9c51e8ac204d37fc6ee34470a738444b4bdf77731833ee52a8b3a601534c630"),
            facet(
                    "1-0-1/DatasetVersionDatasetFacet",
                    "91f57b67bc6d639bb6d600e26b827dac551e3520a233d1785d65870da263dc34"),
            facet(
                    "1-0-0/InputStatisticsInputDatasetFacet",
                    "39229ddd334bea16e35942e01cd59b7acb178d50688d4227894e01f39da8a669"),
            facet("2-0-4/JobTypeJobFacet", "2fa7db884f25571685ee2b994456e5afeb0d13300bb1c4d8a7e4a8b0c51b852a"),
            facet("1-0-1/NominalTimeRunFacet", "d9520e5731c7d1d25e1372730859b4efc986a9d4bd2315fe63c946957fe343b6"),
            facet(
                    "1-0-2/OutputStatisticsOutputDatasetFacet",
                    "d89f01440d08e10bb6e4a95c437f736e70034058f97d4955a35e1cda70c9d37e"),
            facet("1-2-0/ParentRunFacet", "efdd06ef87537849f1ec7984cc2e36cbdcea40083635c20fd9af1934ba601d57"),
            facet("1-2-0/SchemaDatasetFacet", "50236a779aa64baa0bad0055391838bd22fcb36ce667c41d60ada80915e899b6"),
            facet(
                    "1-1-0/SourceCodeLocationJobFacet",
                    "9fa4e9c251613ea4218f22aef0be914dfcd19da55b4ed7210480ba60362073b6"));

    @TempDir
    Path folder;

    private static Map.Entry<String, String> facet(String name, String digest) {
        return entry("facets/" + name + ".json", digest);
    }

    private static Map.Entry<String, String> entry(String name, String digest) {
        return Map.entry("https://openlineage.io/spec/" + name, digest);
    }

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
        // Asked first: a validator would look for what is absent elsewhere.
        Set<String> files = files(events);
        assertThat(published.keySet())
                .as("schemas of the versions that events name")
                .containsAll(files);

        Set<String> named = new TreeSet<>();
        for (JsonNode event : events) {
            assertThat(errors(registry, event.path("schemaURL").asString(), event))
                    .as(event.toPrettyString())
                    .isEmpty();
            named.add(event.path("schemaURL").asString());
            facets(event, registry, named);
        }

        assertThat(events).hasSize(13);
        assertThat(named).hasSize(22);
        DIGESTS.forEach(
                (url, digest) -> assertThat(sha256(published.get(url))).as(url).isEqualTo(digest));
        assertThat(files).as("events name them all").containsAll(DIGESTS.keySet());
        named.stream()
                .filter(url -> url.startsWith("https://openlineage.io/spec/facets/"))
                .forEach(url -> GeneratedFacet.of(url).isThatOf(published));
    }

    private static Set<String> files(List<JsonNode> events) {
        Set<String> files = new TreeSet<>();
        Pattern named = Pattern.compile("chemaURL\":\"(https://openlineage\\.io/[^#\"]+)#");
        events.forEach(event -> named.matcher(event.toString()).results().forEach(url -> files.add(url.group(1))));
        return files;
    }

    private static void facets(JsonNode node, SchemaRegistry registry, Set<String> named) {
        for (String kind : List.of("facets", "inputFacets", "outputFacets")) {
            for (JsonNode facet : node.path(kind)) {
                String url = facet.path("_schemaURL").asString();
                String schema = url.contains("openlineage.io")
                        ? url
                        : "urn:nightjar:lineage-model#/$defs/NightjarModelRunFacet";
                assertThat(errors(registry, schema, facet))
                        .as("%s%n%s", schema, facet.toPrettyString())
                        .isEmpty();
                named.add(url);
            }
        }
        node.forEach(child -> facets(child, registry, named));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Formats too: {@code uri}, {@code date-time} and {@code uuid} are only notes to a validator that is not told to check them. */
    private static List<Error> errors(SchemaRegistry registry, String schema, JsonNode node) {
        return registry.getSchema(SchemaLocation.of(schema))
                .validate(
                        node.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
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
