package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroFileTest {
    private static final Schema AVRO = SchemaBuilder.record("flight")
            .fields()
            .requiredLong("id")
            .optionalInt("distance")
            .requiredString("origin")
            .optionalString("remark")
            .name("carrier")
            .type(SchemaBuilder.enumeration("carrier").symbols("AA", "DL"))
            .noDefault()
            .requiredBoolean("late")
            .requiredFloat("share")
            .requiredDouble("fare")
            .name("day")
            .type(LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT)))
            .noDefault()
            .name("at")
            .type(LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)))
            .noDefault()
            .name("local")
            .type(LogicalTypes.localTimestampMicros().addToSchema(Schema.create(Schema.Type.LONG)))
            .noDefault()
            .endRecord();

    @TempDir
    Path root;

    /** Version 2 uses the delta encodings. */
    @ParameterizedTest
    @CsvSource({
        "PARQUET_1_0, ZSTD, true",
        "PARQUET_1_0, SNAPPY, false",
        "PARQUET_2_0, GZIP, false",
        "PARQUET_2_0, UNCOMPRESSED, true",
        "PARQUET_2_0, LZ4_RAW, false"
    })
    void weReadWhatParquetAvroWrites(WriterVersion version, CompressionCodecName codec, boolean dictionary)
            throws IOException {
        List<Object[]> rows = new ArrayList<>();
        try (ParquetWriter<GenericRecord> writer = AvroParquetWriter.<GenericRecord>builder(
                        new LocalOutputFile(root.resolve("t.parquet")))
                .withSchema(AVRO)
                .withConf(new PlainParquetConfiguration())
                .withWriterVersion(version)
                .withCompressionCodec(codec)
                .withDictionaryEncoding(dictionary)
                .withRowGroupRowCountLimit(1_500)
                .build()) {
            for (int i = 0; i < 4_000; i++) {
                writer.write(flight(i, rows));
            }
        }
        ParquetSource source = new ParquetSource(new ProjectStorage(root));
        DataFile file = source.inspect("t.parquet");
        assertThat(file.rowGroupRows()).containsExactly(1_500L, 1_500L, 1_000L);
        assertThat(file.schema())
                .isEqualTo(io.nightjar.table.Schema.of(
                        Column.required("id", ColumnType.INT64),
                        Column.optional("distance", ColumnType.INT32),
                        Column.required("origin", ColumnType.STRING),
                        Column.optional("remark", ColumnType.STRING),
                        Column.required("carrier", ColumnType.STRING),
                        Column.required("late", ColumnType.BOOLEAN),
                        Column.required("share", ColumnType.FLOAT),
                        Column.required("fare", ColumnType.DOUBLE),
                        Column.required("day", ColumnType.DATE),
                        Column.required("at", ColumnType.INSTANT),
                        Column.required("local", ColumnType.LOCAL_TIMESTAMP)));
        assertThat(TestTables.read(source, file, file.schema(), 700).toArray(Object[][]::new))
                .isDeepEqualTo(rows.toArray(Object[][]::new));
    }

    private static GenericRecord flight(int i, List<Object[]> rows) {
        Integer distance = i % 3 == 0 ? null : i * 7;
        String remark = i % 5 == 0 ? null : "remark " + i * 31L;
        String carrier = i % 2 == 0 ? "AA" : "DL";
        rows.add(new Object[] {
            (long) i * i,
            distance == null ? null : (long) distance,
            "A" + i % 50,
            remark,
            carrier,
            (long) (i & 1),
            (double) (i / 3f),
            i / 3.0,
            11_450L + i,
            (989_291_400_000L + i) * 1000,
            989_291_400_000_000L + i
        });
        return new GenericRecordBuilder(AVRO)
                .set("id", (long) i * i)
                .set("distance", distance)
                .set("origin", "A" + i % 50)
                .set("remark", remark)
                .set(
                        "carrier",
                        new GenericData.EnumSymbol(AVRO.getField("carrier").schema(), carrier))
                .set("late", (i & 1) == 1)
                .set("share", i / 3f)
                .set("fare", i / 3.0)
                .set("day", 11_450 + i)
                .set("at", 989_291_400_000L + i)
                .set("local", 989_291_400_000_000L + i)
                .build();
    }
}
