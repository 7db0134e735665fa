package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The class that OpenLineage's client has for a facet. It was generated from the published schema of the version that it names: what
 * a schema at hand says of fields must be what the class has.
 *
 * @param url of the schema, as the class names it
 */
record GeneratedFacet(String url, Class<?> type) {
    /** What every facet has, or holds what no schema names. */
    private static final Set<String> COMMON = Set.of("_producer", "_schemaURL", "_deleted", "additionalProperties");

    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "string",
            URI.class, "string uri",
            UUID.class, "string uuid",
            ZonedDateTime.class, "string date-time",
            Long.class, "integer",
            Integer.class, "integer",
            Double.class, "number",
            Boolean.class, "boolean",
            List.class, "array");

    static GeneratedFacet of(String url) {
        String name = url.substring(url.lastIndexOf('/') + 1);
        try {
            return new GeneratedFacet(url, Class.forName("io.openlineage.client.OpenLineage$" + name));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Fields by name with their JSON types, of objects only that they are some. */
    void isThatOf(Map<String, String> schemas) {
        int fragment = url.indexOf('#');
        JsonNode root = JsonMapper.shared().readTree(schemas.get(url.substring(0, fragment)));
        Map<String, String> said = new TreeMap<>();
        JsonNode facet = root.at(url.substring(fragment + 1));
        collect(root, facet, said);
        facet.path("allOf").forEach(part -> collect(root, part, said));
        Map<String, String> generated = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !COMMON.contains(field.getName())) {
                Class<?> of = field.getType();
                generated.put(field.getName(), of.isEnum() ? "string" : TYPES.getOrDefault(of, "object"));
            }
        }
        assertThat(said).as(url).isEqualTo(generated);
    }

    private static void collect(JsonNode root, JsonNode part, Map<String, String> said) {
        for (Map.Entry<String, JsonNode> property : part.path("properties").properties()) {
            JsonNode value = property.getValue();
            String reference = value.path("$ref").asString("");
            JsonNode meant = reference.startsWith("#") ? root.at(reference.substring(1)) : value;
            String type = meant.path("type").asString("object");
            String format = meant.path("format").asString("");
            said.put(property.getKey(), format.isEmpty() ? type : type + " " + format);
        }
    }
}
