package io.nightjar.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What editors are told of a job file is what the program reads. */
class JobSchemaTest {
    private static final Path EXAMPLE = Path.of("jobs/flight-delay.yaml");

    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode schema = json.readTree(Path.of("jobs/schema/job.schema.json"));

    @Test
    void schemaAndLoaderKnowTheSameKeys() {
        Map<String, Set<String>> keys = new TreeMap<>();
        collect("", schema, keys);

        assertThat(keys).containsExactlyInAnyOrderEntriesOf(JobFile.KEYS);
    }

    @Test
    void everyKeyOfTheSchemaIsExplained() {
        schema.findParents("additionalProperties")
                .forEach(section -> section.path("properties").properties().forEach(entry -> assertThat(
                                entry.getValue().has("description")
                                        || entry.getValue().has("properties")
                                        || entry.getValue().has("$ref"))
                        .as(entry.getKey())
                        .isTrue()));
    }

    @Test
    void theExampleIsValidForTheSchemaAndForTheLoader() throws IOException {
        assertThat(errors(Files.readString(EXAMPLE))).isEmpty();
        assertThat(JobFile.load(EXAMPLE, "jobs/flight-delay.yaml", ZoneOffset.UTC)
                        .input()
                        .key())
                .containsExactly("flight_id");
        assertThat(Files.readString(EXAMPLE)).startsWith("# yaml-language-server: $schema=schema/job.schema.json\n");
    }

    @Test
    void theSchemaRefusesWhatTheLoaderRefuses() throws IOException {
        String example = Files.readString(EXAMPLE);

        assertThat(errors(example.replace("title:", "titel:"))).isNotEmpty();
        assertThat(errors(example.replace("flight-delay@1", "flight-delay"))).isNotEmpty();
        assertThat(errors(example.replace("action: warn", "action: shout"))).isNotEmpty();
        assertThat(errors(example.replace("missing: reject", "missing: maybe"))).isNotEmpty();
        assertThat(errors(example.replace("threshold: 0.", "threshold: 7."))).isNotEmpty();
        assertThat(errors(example.replace("/date={date}", ""))).isNotEmpty();
    }

    private List<Error> errors(String yaml) {
        JsonNode job = json.valueToTree(new Yaml().<Object>load(yaml));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(job);
    }

    /** Sections are named as the loader names them: by their dotted path, lists like one of their entries. */
    private static void collect(String path, JsonNode node, Map<String, Set<String>> keys) {
        if (node.has("properties")) {
            Set<String> names = new TreeSet<>();
            node.get("properties").properties().forEach(entry -> {
                names.add(entry.getKey());
                collect(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), keys);
            });
            keys.put(path, names);
        }
        if (node.path("additionalProperties").isObject()) {
            collect(path, node.get("additionalProperties"), keys);
        }
        if (node.has("items")) {
            collect(path, node.get("items"), keys);
        }
    }
}
