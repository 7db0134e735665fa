package io.nightjar.parquet;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The top-level columns of a Parquet file, in file order. */
final class FileColumns {
    private final String location;
    private final Map<String, FileColumn> columns = new LinkedHashMap<>();

    FileColumns(Footer footer) {
        this.location = footer.location();
        MessageType schema = footer.metadata().getFileMetaData().getSchema();
        List<ColumnDescriptor> leaves = schema.getColumns();
        int leaf = 0;
        for (Type field : schema.getFields()) {
            FileColumn column = column(field, leaves, leaf, footer.unknownTypes());
            if (columns.put(field.getName(), column) != null) {
                throw NightjarException.of(
                        ErrorCode.FILE_UNSUPPORTED,
                        location + " cannot be read: it has two columns named " + field.getName());
            }
            while (leaf < leaves.size() && leaves.get(leaf).getPath()[0].equals(field.getName())) {
                leaf++;
            }
        }
    }

    private static FileColumn column(Type field, List<ColumnDescriptor> leaves, int leaf, Set<String> unknown) {
        if (!field.isPrimitive()) {
            return new FileColumn.Refused(field.getName(), "group", "its values are nested");
        }
        return unknown.contains(field.getName())
                ? FileColumn.refused(field.asPrimitiveType(), "its logical type is not known to this version")
                : FileColumn.of(leaves.get(leaf), leaf);
    }

    /** Those that can be read. */
    Schema schema() {
        return new Schema(columns.values().stream()
                .filter(FileColumn.Accepted.class::isInstance)
                .map(column -> ((FileColumn.Accepted) column).column())
                .toList());
    }

    /** The columns of a wanted schema, in its order; each is of the wanted type or widens to it exactly. */
    List<FileColumn.Accepted> find(Schema wanted) {
        return wanted.columns().stream().map(this::find).toList();
    }

    private FileColumn.Accepted find(Column wanted) {
        @Nullable FileColumn found = columns.get(wanted.name());
        if (found == null) {
            throw NightjarException.of(ErrorCode.COLUMN_MISSING, location + " has no column " + wanted.name());
        }
        if (found instanceof FileColumn.Refused refused) {
            throw NightjarException.of(
                    ErrorCode.COLUMN_UNSUPPORTED,
                    location + ": column " + refused.name() + " of Parquet type " + refused.parquetType()
                            + " cannot be read: " + refused.reason());
        }
        FileColumn.Accepted accepted = (FileColumn.Accepted) found;
        if (!holds(wanted.type(), accepted.column().type())) {
            throw NightjarException.of(
                    ErrorCode.COLUMN_TYPE,
                    location + ": column " + wanted.name() + " is "
                            + accepted.column().type().label() + ", wanted is "
                            + wanted.type().label());
        }
        return accepted;
    }

    private static boolean holds(ColumnType wanted, ColumnType found) {
        return wanted == found
                || (wanted == ColumnType.INT64 && found == ColumnType.INT32)
                || (wanted == ColumnType.DOUBLE && found == ColumnType.FLOAT);
    }
}
