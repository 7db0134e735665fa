package io.nightjar.lineage;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.nightjar.job.NightContent;
import io.nightjar.model.FeatureColumn;
import io.openlineage.client.OpenLineage;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The model that scored; the one facet that OpenLineage does not know. Its form: docs/schema/lineage-model.schema.json. */
final class ModelFacet implements OpenLineage.RunFacet {
    static final String NAME = "nightjar_model";

    private final URI producer;
    private final URI schema;
    private final Map<String, Object> content;

    private ModelFacet(URI producer, URI schema, Map<String, Object> content) {
        this.producer = producer;
        this.schema = schema;
        this.content = content;
    }

    static ModelFacet of(NightContent night, Teller teller) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("name", night.model().ref().name());
        content.put("version", night.model().ref().version());
        content.put("digest", night.model().digest());
        content.put("gives", night.signature().gives().label());
        content.put("labels", night.signature().labels());
        night.signature().positive().ifPresent(label -> content.put("positive", label));
        content.put(
                "features",
                night.signature().features().stream().map(ModelFacet::feature).toList());
        content.put("scoringPath", night.path().name());
        content.put("goldenRows", night.golden());
        return new ModelFacet(teller.producer(), teller.modelSchema(), content);
    }

    private static Map<String, Object> feature(FeatureColumn feature) {
        List<String> kinds =
                feature.kinds().stream().map(FeatureColumn.Kind::label).toList();
        return Map.of("column", feature.name(), "type", feature.type().label(), "as", kinds);
    }

    @Override
    @JsonProperty("_producer")
    public URI get_producer() {
        return producer;
    }

    @Override
    @JsonProperty("_schemaURL")
    public URI get_schemaURL() {
        return schema;
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> getAdditionalProperties() {
        return content;
    }
}
