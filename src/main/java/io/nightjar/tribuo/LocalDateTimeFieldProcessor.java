package io.nightjar.tribuo;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import io.nightjar.model.FeatureColumn.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.FieldProcessor;

/**
 * Hour and weekday of a wall-clock local date-time ({@code 2001-05-08T14:30}) or, weekday only, of a date; no zone is
 * applied. Features are {@code column@hour=14} and {@code column@weekday=TUESDAY}; a text of another form gives none.
 *
 * <p><b>Never rename or move this class, or its fields:</b> the provenance of every trained model names them, and the
 * model could not be loaded again.
 */
public final class LocalDateTimeFieldProcessor implements FieldProcessor {

    @Config(mandatory = true, description = "The field to read.")
    private String fieldName = "";

    @Config(description = "Emit the hour, 0 to 23.")
    private boolean hour;

    @Config(description = "Emit the day of the week.")
    private boolean weekday;

    /** For OLCUT. */
    private LocalDateTimeFieldProcessor() {}

    /** @param parts of HOUR and WEEKDAY, at least one */
    public LocalDateTimeFieldProcessor(String fieldName, Set<Kind> parts) {
        this.fieldName = fieldName;
        this.hour = parts.contains(Kind.HOUR);
        this.weekday = parts.contains(Kind.WEEKDAY);
    }

    Set<Kind> parts() {
        Set<Kind> parts = EnumSet.noneOf(Kind.class);
        if (hour) {
            parts.add(Kind.HOUR);
        }
        if (weekday) {
            parts.add(Kind.WEEKDAY);
        }
        return parts;
    }

    @Override
    public String getFieldName() {
        return fieldName;
    }

    @Override
    public List<ColumnarFeature> process(String value) {
        List<ColumnarFeature> features = new ArrayList<>(2);
        try {
            if (value.indexOf('T') < 0) {
                addWeekday(LocalDate.parse(value), features);
            } else {
                LocalDateTime time = LocalDateTime.parse(value);
                if (hour) {
                    features.add(new ColumnarFeature(fieldName, "hour=" + time.getHour(), 1.0));
                }
                addWeekday(time.toLocalDate(), features);
            }
        } catch (DateTimeException e) {
            return List.of();
        }
        return features;
    }

    private void addWeekday(LocalDate date, List<ColumnarFeature> features) {
        if (weekday) {
            features.add(new ColumnarFeature(
                    fieldName, "weekday=" + date.getDayOfWeek().name(), 1.0));
        }
    }

    @Override
    public GeneratedFeatureType getFeatureType() {
        return GeneratedFeatureType.BINARISED_CATEGORICAL;
    }

    @Override
    public FieldProcessor copy(String newFieldName) {
        return new LocalDateTimeFieldProcessor(newFieldName, parts());
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "FieldProcessor");
    }

    @Override
    public String toString() {
        return "LocalDateTimeFieldProcessor(fieldName=" + fieldName + ",parts=" + parts() + ")";
    }
}
