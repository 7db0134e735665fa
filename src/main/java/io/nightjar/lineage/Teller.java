package io.nightjar.lineage;

import io.openlineage.client.OpenLineage;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who tells, as every event names him.
 *
 * @param namespace of the jobs
 * @param root of the project, absolute: others know data by where they lie
 * @param version of Nightjar
 * @param commit of its sources; {@code unknown} where it was built outside a repository
 * @param source where those are seen; empty where nobody said
 */
public record Teller(String namespace, Path root, String version, String commit, Optional<URI> source) {
    private static final String URN = "urn:nightjar";

    /** @param source an address with {@code {commit}} in it; empty where there is none */
    public static Teller of(String namespace, Path root, String version, String commit, String source) {
        Optional<URI> address = Optional.of(source)
                .filter(text -> !text.isEmpty())
                .map(text -> URI.create(text.replace("{commit}", commit)));
        return new Teller(namespace, root, version, commit, address);
    }

    /** Makes events and facets of this producer. */
    OpenLineage facets() {
        return new OpenLineage(producer());
    }

    URI producer() {
        return source.orElseGet(() -> URI.create(URN + ":" + version));
    }

    /** Where the form of the one facet is defined that is our own; it is in this program's own {@code docs/schema}. */
    URI modelSchema() {
        String place = "#/$defs/NightjarModelRunFacet";
        return source.map(address -> URI.create(address + "/docs/schema/lineage-model.schema.json" + place))
                .orElseGet(() -> URI.create(URN + ":lineage-model" + place));
    }
}
