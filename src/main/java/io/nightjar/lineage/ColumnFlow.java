package io.nightjar.lineage;

import io.nightjar.job.NightContent;
import io.nightjar.model.FeatureColumn;
import io.nightjar.scoring.ColumnDescription;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacet;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacetFieldsBuilder;
import io.openlineage.client.OpenLineage.InputField;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which input column feeds which column of a table: keys and passed-through ones themselves, features the model's answer. */
final class ColumnFlow {
    private static final String MODEL_VERSION = "model_version";

    private final OpenLineage facets;
    private final NightContent night;
    private final DatasetName input;

    ColumnFlow(OpenLineage facets, NightContent night, DatasetName input) {
        this.facets = facets;
        this.night = night;
        this.input = input;
    }

    ColumnLineageDatasetFacet ofScores() {
        Set<String> copied = new HashSet<>(night.spec().job().input().key());
        copied.addAll(night.spec().job().output().passThrough());
        List<InputField> features =
                night.signature().features().stream().map(this::feature).toList();
        ColumnLineageDatasetFacetFieldsBuilder fields = facets.newColumnLineageDatasetFacetFieldsBuilder();
        for (ColumnDescription column : night.output()) {
            if (!column.name().equals(MODEL_VERSION)) {
                put(fields, column, copied.contains(column.name()) ? List.of(same(column.name())) : features);
            }
        }
        return facets.newColumnLineageDatasetFacet(fields.build(), List.of());
    }

    /** Of rejects nothing but the key is of the input. */
    ColumnLineageDatasetFacet ofRejects() {
        ColumnLineageDatasetFacetFieldsBuilder fields = facets.newColumnLineageDatasetFacetFieldsBuilder();
        for (ColumnDescription column : night.rejects()) {
            if (night.spec().job().input().key().contains(column.name())) {
                put(fields, column, List.of(same(column.name())));
            }
        }
        return facets.newColumnLineageDatasetFacet(fields.build(), List.of());
    }

    private void put(
            ColumnLineageDatasetFacetFieldsBuilder fields, ColumnDescription column, List<InputField> feeding) {
        fields.put(
                column.name(),
                facets.newColumnLineageDatasetFacetFieldsAdditionalBuilder()
                        .inputFields(feeding)
                        .build());
    }

    private InputField same(String column) {
        return field(column, "IDENTITY", "copied");
    }

    private InputField feature(FeatureColumn feature) {
        String kinds = feature.kinds().stream().map(FeatureColumn.Kind::label).collect(Collectors.joining(", "));
        return field(feature.name(), "TRANSFORMATION", "a feature of the model, as " + kinds);
    }

    private InputField field(String column, String subtype, String description) {
        return facets.newInputField(
                input.namespace(),
                input.name(),
                column,
                List.of(facets.newInputFieldTransformations("DIRECT", subtype, description, false)));
    }
}
