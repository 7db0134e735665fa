package io.nightjar.tribuo;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.List;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.FieldProcessor;

/**
 * A number divided by a constant, as the feature {@code column@value}; a text that is no number gives none.
 *
 * <p><b>Never rename or move this class, or its fields:</b> the provenance of every trained model names them, and the
 * model could not be loaded again.
 */
public final class ScaledNumberFieldProcessor implements FieldProcessor {

    @Config(mandatory = true, description = "The field to read.")
    private String fieldName = "";

    @Config(mandatory = true, description = "By which the number is divided.")
    private double divisor = 1;

    /** For OLCUT. */
    private ScaledNumberFieldProcessor() {}

    /** @param divisor finite and not 0 */
    public ScaledNumberFieldProcessor(String fieldName, double divisor) {
        this.fieldName = fieldName;
        this.divisor = divisor;
    }

    double divisor() {
        return divisor;
    }

    @Override
    public String getFieldName() {
        return fieldName;
    }

    @Override
    public List<ColumnarFeature> process(String value) {
        try {
            return List.of(new ColumnarFeature(fieldName, "value", Double.parseDouble(value) / divisor));
        } catch (NumberFormatException e) {
            return List.of();
        }
    }

    @Override
    public GeneratedFeatureType getFeatureType() {
        return GeneratedFeatureType.REAL;
    }

    @Override
    public FieldProcessor copy(String newFieldName) {
        return new ScaledNumberFieldProcessor(newFieldName, divisor);
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "FieldProcessor");
    }

    @Override
    public String toString() {
        return "ScaledNumberFieldProcessor(fieldName=" + fieldName + ",divisor=" + divisor + ")";
    }
}
