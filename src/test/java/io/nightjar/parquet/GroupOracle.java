package io.nightjar.parquet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** A column as parquet-java's own record reader sees it, made into what we say it means by other code than ours. */
final class GroupOracle {

    private GroupOracle() {}

    /** @throws IOException or a RuntimeException where it cannot be read */
    static List<@Nullable Object> column(Path file, String column) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .usePageChecksumVerification()
                .build();
        List<@Nullable Object> values = new ArrayList<>();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            MessageType all = reader.getFooter().getFileMetaData().getSchema();
            MessageType one = new MessageType(all.getName(), all.getType(column));
            PrimitiveType type = one.getType(column).asPrimitiveType();
            reader.setRequestedSchema(one);
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> rows =
                        new ColumnIOFactory().getColumnIO(one).getRecordReader(pages, new GroupRecordConverter(one));
                for (long row = 0; row < pages.getRowCount(); row++) {
                    Group group = rows.read();
                    values.add(group.getFieldRepetitionCount(0) == 0 ? null : value(group, type));
                }
            }
        }
        return values;
    }

    private static Object value(Group row, PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return decimal(new BigDecimal(unscaled(row, type), decimal.getScale()));
        }
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> row.getBoolean(0, 0) ? 1L : 0L;
            case FLOAT -> (double) row.getFloat(0, 0);
            case DOUBLE -> row.getDouble(0, 0);
            case INT32 ->
                meaning instanceof IntLogicalTypeAnnotation integer && !integer.isSigned()
                        ? Integer.toUnsignedLong(row.getInteger(0, 0))
                        : (long) row.getInteger(0, 0);
            case INT64 ->
                meaning instanceof TimestampLogicalTypeAnnotation timestamp
                        ? micros(timestamp, row.getLong(0, 0))
                        : row.getLong(0, 0);
            case BINARY -> row.getString(0, 0);
            case INT96 -> micros(NanoTime.fromBinary(row.getInt96(0, 0)));
            case FIXED_LEN_BYTE_ARRAY -> fixed(row, type);
        };
    }

    private static BigInteger unscaled(Group row, PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> BigInteger.valueOf(row.getInteger(0, 0));
            case INT64 -> BigInteger.valueOf(row.getLong(0, 0));
            default -> new BigInteger(row.getBinary(0, 0).getBytes());
        };
    }

    private static Object decimal(BigDecimal decimal) {
        if (decimal.scale() == 0) {
            return decimal.longValueExact();
        }
        double nearest = Double.parseDouble(decimal.toPlainString());
        assertSame(decimal, new BigDecimal(Double.toString(nearest)));
        return nearest;
    }

    private static void assertSame(BigDecimal stored, BigDecimal printed) {
        if (stored.compareTo(printed) != 0) {
            throw new AssertionError(stored + " prints as " + printed);
        }
    }

    private static long micros(TimestampLogicalTypeAnnotation timestamp, long stored) {
        ChronoUnit unit =
                switch (timestamp.getUnit()) {
                    case MILLIS -> ChronoUnit.MILLIS;
                    case MICROS -> ChronoUnit.MICROS;
                    case NANOS -> ChronoUnit.NANOS;
                };
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.EPOCH.plus(stored, unit));
    }

    private static long micros(NanoTime time) {
        LocalDate day = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, time.getJulianDay());
        LocalDateTime moment = LocalDateTime.of(day, LocalTime.MIDNIGHT).plusNanos(time.getTimeOfDayNanos());
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment.toInstant(ZoneOffset.UTC));
    }

    private static Object fixed(Group row, PrimitiveType type) {
        String text = type.stringifier().stringify(row.getBinary(0, 0));
        return type.getLogicalTypeAnnotation() instanceof Float16LogicalTypeAnnotation
                ? (Object) (double) Float.parseFloat(text)
                : text;
    }
}
