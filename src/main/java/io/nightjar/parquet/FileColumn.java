package io.nightjar.parquet;

import io.nightjar.table.Column;
import java.util.Objects;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** A top-level column of a Parquet file: one that we read, or one that we refuse, and why. */
sealed interface FileColumn {

    static FileColumn of(MessageType schema, Type field) {
        if (!field.isPrimitive()) {
            return new Refused(field.getName(), "group", "its values are nested");
        }
        PrimitiveType type = field.asPrimitiveType();
        String text = text(type);
        if (field.isRepetition(Type.Repetition.REPEATED)) {
            return new Refused(field.getName(), text, "its values repeat");
        }
        StoredType stored = StoredType.of(type);
        if (stored instanceof StoredType.Refused refused) {
            return new Refused(field.getName(), text, refused.reason());
        }
        StoredType.Known known = (StoredType.Known) stored;
        Column column = field.isRepetition(Type.Repetition.REQUIRED)
                ? Column.required(field.getName(), known.type())
                : Column.optional(field.getName(), known.type());
        return new Accepted(column, schema.getColumnDescription(new String[] {field.getName()}), known.scale());
    }

    private static String text(PrimitiveType type) {
        String physical = type.getPrimitiveTypeName().toString();
        return type.getLogicalTypeAnnotation() == null
                ? physical
                : physical + " " + Objects.toString(type.getLogicalTypeAnnotation());
    }

    /**
     * A column with a {@link io.nightjar.table.ColumnType}.
     *
     * @param scale what a stored integer is multiplied with: 1000 for milliseconds, else 1
     */
    record Accepted(Column column, ColumnDescriptor descriptor, long scale) implements FileColumn {}

    /**
     * A column that no {@link io.nightjar.table.ColumnType} describes.
     *
     * @param parquetType for people
     * @param reason why it is refused
     */
    record Refused(String name, String parquetType, String reason) implements FileColumn {}
}
