package io.nightjar.parquet;

import io.nightjar.table.Column;
import java.util.Objects;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** A top-level column of a Parquet file: one that we read, or one that we refuse, and why. */
sealed interface FileColumn {
    int MOST_TEXT = 60;

    /** @param leaf place among the file's columns, where those in groups count too */
    static FileColumn of(ColumnDescriptor descriptor, int leaf) {
        PrimitiveType type = descriptor.getPrimitiveType();
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            return refused(type, "its values repeat");
        }
        StoredType stored = StoredType.of(type);
        if (stored instanceof StoredType.Refused refused) {
            return refused(type, refused.reason());
        }
        StoredType.Known known = (StoredType.Known) stored;
        Column column = type.isRepetition(Type.Repetition.REQUIRED)
                ? Column.required(type.getName(), known.type())
                : Column.optional(type.getName(), known.type());
        return new Accepted(column, descriptor, leaf, known.conversion());
    }

    static Refused refused(PrimitiveType type, String reason) {
        String physical = type.getPrimitiveTypeName().toString();
        String text = type.getLogicalTypeAnnotation() == null
                ? physical
                : physical + " " + Objects.toString(type.getLogicalTypeAnnotation());
        // A coordinate system may take pages.
        String shown = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "…" : text;
        return new Refused(type.getName(), shown, reason);
    }

    /**
     * A column with a {@link io.nightjar.table.ColumnType}.
     *
     * @param leaf place among the file's columns, where those in groups count too
     * @param conversion from what is stored
     */
    record Accepted(Column column, ColumnDescriptor descriptor, int leaf, Conversion conversion)
            implements FileColumn {}

    /**
     * A column that no {@link io.nightjar.table.ColumnType} describes.
     *
     * @param parquetType for people
     * @param reason why it is refused
     */
    record Refused(String name, String parquetType, String reason) implements FileColumn {}
}
