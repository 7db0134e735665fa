package io.nightjar.model;

import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.model.Signature.Gives;
import io.nightjar.table.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A signature as {@code signature.json}. */
final class SignatureJson {

    private SignatureJson() {}

    static byte[] write(Signature signature) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "features",
                signature.features().stream().map(SignatureJson::feature).toList());
        json.put("labels", signature.labels());
        signature.positive().ifPresent(label -> json.put("positive", label));
        if (signature.gives() != Gives.PROBABILITIES) {
            json.put("gives", signature.gives().label());
        }
        return BundleJson.write(json);
    }

    private static Map<String, Object> feature(FeatureColumn feature) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("column", feature.name());
        json.put("type", feature.type().label());
        json.put("kinds", feature.kinds().stream().map(Kind::label).toList());
        if (feature.divideBy() != 1) {
            json.put("divide-by", feature.divideBy());
        }
        return json;
    }

    /** @throws RuntimeException where a member is missing or not of its form */
    static Signature read(byte[] bytes) {
        JsonNode json = BundleJson.read(bytes);
        List<FeatureColumn> features = new ArrayList<>();
        for (JsonNode feature : json.required("features")) {
            features.add(new FeatureColumn(
                    feature.required("column").stringValue(),
                    ColumnType.ofLabel(feature.required("type").stringValue()),
                    texts(feature.required("kinds")).stream().map(Kind::ofLabel).toList(),
                    feature.has("divide-by") ? feature.required("divide-by").doubleValue() : 1));
        }
        return new Signature(
                features,
                texts(json.required("labels")),
                json.has("positive") ? Optional.of(json.required("positive").stringValue()) : Optional.empty(),
                json.has("gives") ? Gives.ofLabel(json.required("gives").stringValue()) : Gives.PROBABILITIES);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : array) {
            texts.add(text.stringValue());
        }
        return texts;
    }
}
