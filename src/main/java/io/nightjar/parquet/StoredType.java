package io.nightjar.parquet;

import io.nightjar.table.ColumnType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** What a primitive Parquet type means to us; see LogicalTypes.md of the Parquet format. */
sealed interface StoredType {

    /** @param scale what a stored integer is multiplied with */
    record Known(ColumnType type, long scale) implements StoredType {}

    record Refused(String reason) implements StoredType {}

    static StoredType of(PrimitiveType type) {
        @Nullable LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
        if (annotation instanceof DecimalLogicalTypeAnnotation) {
            return new Refused("decimals are not supported yet");
        }
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> plain(annotation, ColumnType.BOOLEAN);
            case FLOAT -> plain(annotation, ColumnType.FLOAT);
            case DOUBLE -> plain(annotation, ColumnType.DOUBLE);
            case INT32 ->
                annotation instanceof DateLogicalTypeAnnotation
                        ? new Known(ColumnType.DATE, 1)
                        : integer(annotation, ColumnType.INT32);
            case INT64 ->
                annotation instanceof TimestampLogicalTypeAnnotation timestamp
                        ? timestamp(timestamp)
                        : integer(annotation, ColumnType.INT64);
            case BINARY -> binary(annotation);
            case INT96 -> new Refused("it is the deprecated form of a timestamp, which names no zone");
            case FIXED_LEN_BYTE_ARRAY -> new Refused("it holds bytes, not text");
        };
    }

    private static StoredType plain(@Nullable LogicalTypeAnnotation annotation, ColumnType type) {
        return annotation == null ? new Known(type, 1) : unknown();
    }

    private static StoredType integer(@Nullable LogicalTypeAnnotation annotation, ColumnType type) {
        if (annotation instanceof IntLogicalTypeAnnotation integer) {
            return integer.isSigned() ? new Known(type, 1) : new Refused("unsigned integers are not supported yet");
        }
        return plain(annotation, type);
    }

    private static StoredType timestamp(TimestampLogicalTypeAnnotation timestamp) {
        if (timestamp.getUnit() == TimeUnit.NANOS) {
            return new Refused("nanoseconds cannot be held exactly as microseconds");
        }
        ColumnType type = timestamp.isAdjustedToUTC() ? ColumnType.INSTANT : ColumnType.LOCAL_TIMESTAMP;
        return new Known(type, timestamp.getUnit() == TimeUnit.MILLIS ? 1000 : 1);
    }

    private static StoredType binary(@Nullable LogicalTypeAnnotation annotation) {
        if (annotation instanceof StringLogicalTypeAnnotation
                || annotation instanceof EnumLogicalTypeAnnotation
                || annotation instanceof JsonLogicalTypeAnnotation) {
            return new Known(ColumnType.STRING, 1);
        }
        return annotation == null ? new Refused("it holds bytes that are not declared to be text") : unknown();
    }

    private static StoredType unknown() {
        return new Refused("this logical type is not supported");
    }
}
