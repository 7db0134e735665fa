package io.nightjar.quality;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Baselines of version 1, whose columns had counts of categories, but no distributions: bundles keep their baselines. */
final class FirstBaselines {
    private static final Set<String> WITHOUT_DISTRIBUTION = Set.of("numbers", "instants", "many-values");

    private FirstBaselines() {}

    /** Empty where the text is of another version. */
    static Optional<Baselines> read(String json) {
        JsonNode baselines = ProfileJson.read(json, JsonNode.class);
        if (baselines.path("baselineVersion").asInt(0) != 1) {
            return Optional.empty();
        }
        baselines.findParents("content").forEach(FirstBaselines::forgetContent);
        baselines.findParents("columnsSeen").forEach(profile -> ((ObjectNode) profile).put("sampledEvery", 1));
        ((ObjectNode) baselines).put("baselineVersion", Baselines.VERSION);
        return Optional.of(ProfileJson.read(baselines.toString(), Baselines.class));
    }

    private static void forgetContent(JsonNode column) {
        if (WITHOUT_DISTRIBUTION.contains(column.path("content").path("kind").asString(""))) {
            ((ObjectNode) column).putObject("content").put("kind", "not-kept");
        }
    }
}
