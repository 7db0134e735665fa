package io.nightjar.model;

import io.nightjar.run.JobDefinition.ModelRef;

/**
 * A model version and the digest that pins its bytes.
 *
 * @param ref name and number
 * @param digest SHA-256 of the bundle's manifest, which holds the digest of each part; lower-case hex
 */
public record ModelVersion(ModelRef ref, String digest) {

    /** {@code name@version}: the {@code model_version} column. */
    public String label() {
        return ref.toString();
    }
}
