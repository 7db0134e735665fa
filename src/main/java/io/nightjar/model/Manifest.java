package io.nightjar.model;

import io.nightjar.run.JobDefinition.ModelRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * {@code bundle.json}: what a bundle is made of. It holds no host, user, path or time of day.
 *
 * @param parts digest and size by file name
 */
record Manifest(ModelRef ref, String platform, Map<String, String> about, Map<String, Part> parts) {
    static final String FILE = "bundle.json";
    private static final int FORMAT = 1;

    /** @param sha256 of its bytes, lower-case hex */
    record Part(String sha256, long bytes) {}

    byte[] toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("name", ref.name());
        json.put("version", ref.version());
        json.put("platform", platform);
        json.put("about", new TreeMap<>(about));
        Map<String, Object> files = new TreeMap<>();
        parts.forEach((file, part) -> {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("bytes", part.bytes());
            described.put("sha256", part.sha256());
            files.put(file, described);
        });
        json.put("parts", files);
        return BundleJson.write(json);
    }

    /** @throws RuntimeException where a member is missing or not of its form, or the format is another */
    static Manifest read(byte[] bytes) {
        JsonNode json = BundleJson.read(bytes);
        int format = json.required("format").intValue();
        if (format != FORMAT) {
            throw new IllegalArgumentException("format " + format + " instead of " + FORMAT);
        }
        Map<String, String> about = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : json.required("about").properties()) {
            about.put(entry.getKey(), entry.getValue().stringValue());
        }
        Map<String, Part> parts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : json.required("parts").properties()) {
            parts.put(partName(entry.getKey()), part(entry.getValue()));
        }
        return new Manifest(
                new ModelRef(
                        json.required("name").stringValue(),
                        json.required("version").intValue()),
                json.required("platform").stringValue(),
                about,
                parts);
    }

    private static Part part(JsonNode json) {
        return new Part(
                json.required("sha256").stringValue(), json.required("bytes").longValue());
    }

    /** A part lies in the bundle's folder and nowhere else. */
    private static String partName(String name) {
        if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("part '" + name + "' is no plain file name");
        }
        return name;
    }
}
