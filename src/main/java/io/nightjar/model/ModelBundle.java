package io.nightjar.model;

import java.util.Map;

/**
 * An opened model bundle whose parts' digests were checked. The baseline is an opaque part here: {@code quality} reads
 * it.
 *
 * @param version name, number and digest
 * @param signature what the model needs and gives
 * @param metrics figures of the held-out nights, by name, in a stable order
 * @param parts the bytes of each part by file name, for example {@code model.tribuo}, {@code golden.json},
 *     {@code baseline.json}; absent parts are absent here
 * @param platform what made the golden rows, in the form of {@link Platform}
 * @param about what people ask of a model, in words, by name: title, algorithm, nights
 */
public record ModelBundle(
        ModelVersion version,
        Signature signature,
        Map<String, Double> metrics,
        Map<String, byte[]> parts,
        String platform,
        Map<String, String> about) {}
