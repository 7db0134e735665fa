package io.nightjar.parquet;

import io.nightjar.table.ColumnType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** What a primitive Parquet type means to us; see LogicalTypes.md of the Parquet format, and docs/parquet-files.md. */
sealed interface StoredType {

    record Known(ColumnType type, Conversion conversion) implements StoredType {}

    record Refused(String reason) implements StoredType {}

    static StoredType of(PrimitiveType type) {
        @Nullable LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
        if (annotation instanceof DecimalLogicalTypeAnnotation decimal) {
            return decimal(decimal.getScale());
        }
        if (annotation instanceof TimeLogicalTypeAnnotation) {
            return new Refused("times of day are not supported");
        }
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> plain(annotation, ColumnType.BOOLEAN);
            case FLOAT -> plain(annotation, ColumnType.FLOAT);
            case DOUBLE -> plain(annotation, ColumnType.DOUBLE);
            case INT32 ->
                annotation instanceof DateLogicalTypeAnnotation
                        ? new Known(ColumnType.DATE, Conversion.NONE)
                        : integer(annotation, ColumnType.INT32);
            case INT64 ->
                annotation instanceof TimestampLogicalTypeAnnotation timestamp
                        ? timestamp(timestamp)
                        : integer(annotation, ColumnType.INT64);
            case BINARY -> binary(annotation);
            case INT96 -> annotation == null ? new Known(ColumnType.LOCAL_TIMESTAMP, new JulianTime()) : unknown();
            case FIXED_LEN_BYTE_ARRAY -> fixed(annotation);
        };
    }

    private static StoredType plain(@Nullable LogicalTypeAnnotation annotation, ColumnType type) {
        return annotation == null ? new Known(type, Conversion.NONE) : unknown();
    }

    private static StoredType integer(@Nullable LogicalTypeAnnotation annotation, ColumnType type) {
        if (!(annotation instanceof IntLogicalTypeAnnotation integer)) {
            return plain(annotation, type);
        }
        int bits = integer.getBitWidth();
        if (integer.isSigned()) {
            return new Known(type, bits < Integer.SIZE ? BoundedInteger.signed(bits) : Conversion.NONE);
        }
        return switch (bits) {
            case Integer.SIZE -> new Known(ColumnType.INT64, new UnsignedInteger());
            case Long.SIZE -> new Known(ColumnType.INT64, BoundedInteger.UNSIGNED_LONG);
            default -> new Known(type, BoundedInteger.unsigned(bits));
        };
    }

    private static StoredType decimal(int scale) {
        if (scale > DecimalNumber.MOST_SCALE) {
            return new Refused("it has more than " + DecimalNumber.MOST_SCALE + " decimal places");
        }
        return scale == 0
                ? new Known(ColumnType.INT64, new DecimalNumber(0))
                : new Known(ColumnType.DOUBLE, new DecimalNumber(scale));
    }

    private static StoredType timestamp(TimestampLogicalTypeAnnotation timestamp) {
        Conversion conversion =
                switch (timestamp.getUnit()) {
                    case MILLIS -> TimeUnits.MILLISECONDS;
                    case MICROS -> Conversion.NONE;
                    case NANOS -> TimeUnits.NANOSECONDS;
                };
        return new Known(timestamp.isAdjustedToUTC() ? ColumnType.INSTANT : ColumnType.LOCAL_TIMESTAMP, conversion);
    }

    private static StoredType binary(@Nullable LogicalTypeAnnotation annotation) {
        if (annotation instanceof StringLogicalTypeAnnotation
                || annotation instanceof EnumLogicalTypeAnnotation
                || annotation instanceof JsonLogicalTypeAnnotation) {
            return new Known(ColumnType.STRING, Conversion.NONE);
        }
        return annotation == null ? new Refused("it holds bytes that are not declared to be text") : unknown();
    }

    private static StoredType fixed(@Nullable LogicalTypeAnnotation annotation) {
        if (annotation instanceof UUIDLogicalTypeAnnotation) {
            return new Known(ColumnType.STRING, new UuidText());
        }
        if (annotation instanceof Float16LogicalTypeAnnotation) {
            return new Known(ColumnType.FLOAT, new HalfFloat());
        }
        return annotation == null ? new Refused("it holds bytes, not text") : unknown();
    }

    private static StoredType unknown() {
        return new Refused("this logical type is not supported");
    }
}
