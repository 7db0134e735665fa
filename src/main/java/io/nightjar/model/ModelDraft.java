package io.nightjar.model;

import io.nightjar.run.JobDefinition.ModelRef;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bundle that has no version yet: what training gives and the registry writes.
 *
 * @param name of the model
 * @param metrics figures of the held-out nights, by name
 * @param parts bytes by file name; signature and metrics are not among them, since the registry writes those itself
 * @param platform what made the golden rows, in the form of {@link Platform}
 * @param about what people ask of a model, in words, by name: title, algorithm, nights; no host, user or path
 */
public record ModelDraft(
        String name,
        Signature signature,
        Map<String, Double> metrics,
        Map<String, byte[]> parts,
        String platform,
        Map<String, String> about) {

    public ModelDraft {
        metrics = Map.copyOf(metrics);
        parts = Map.copyOf(parts);
        about = Map.copyOf(about);
    }

    /** The same with one more part, for example {@code baseline.json}. */
    public ModelDraft with(String part, byte[] bytes) {
        Map<String, byte[]> more = new TreeMap<>(parts);
        more.put(part, bytes.clone());
        return new ModelDraft(name, signature, metrics, more, platform, about);
    }

    /** The draft as a bundle, so that it can score before it has a version: number 0, no digest. */
    public ModelBundle asBundle() {
        return new ModelBundle(new ModelVersion(new ModelRef(name, 0), ""), signature, metrics, parts, platform, about);
    }
}
