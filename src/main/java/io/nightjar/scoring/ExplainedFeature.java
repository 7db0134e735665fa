package io.nightjar.scoring;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.model.Signature;
import io.nightjar.table.ColumnType;
import java.util.ArrayList;
import java.util.List;

/**
 * What a contribution is of: one column as the model takes it. A time of which hour and weekday are taken is two.
 *
 * @param name the column's; where several things are taken from it, with the kind: {@code scheduled (hour)}
 * @param column in the input
 * @param type of the column, as the model reads it
 */
public record ExplainedFeature(String name, String column, ColumnType type, Kind kind) {

    /** All of a model, in the order of its signature. */
    public static List<ExplainedFeature> of(Signature signature) {
        List<ExplainedFeature> all = new ArrayList<>();
        for (FeatureColumn column : signature.features()) {
            for (Kind kind : column.kinds()) {
                String name = column.kinds().size() == 1 ? column.name() : column.name() + " (" + kind.label() + ")";
                all.add(new ExplainedFeature(name, column.name(), column.type(), kind));
            }
        }
        return List.copyOf(all);
    }

    /** Whether it is the same for all rows of a business date, or nearly so. */
    public boolean isOfTheCalendar() {
        return kind == Kind.WEEKDAY;
    }
}
