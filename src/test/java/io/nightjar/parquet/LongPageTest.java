package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DataFile;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers in pages so long that only a part of them is there at once, with and without nulls. */
class LongPageTest {
    private static final int ROWS = 40_000;
    private static final long SEED = 5;
    private static final String NUMBERS = """
            message t {
              required int64 a; required double b; required int32 c; required float d;
              optional int64 e; optional double f; optional int32 g; optional float h;
            }""";

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "SNAPPY, PARQUET_1_0, false, 8192",
        "SNAPPY, PARQUET_1_0, true, 777",
        "SNAPPY, PARQUET_2_0, true, 20000",
        "UNCOMPRESSED, PARQUET_1_0, true, 8192",
        "UNCOMPRESSED, PARQUET_2_0, false, 3000",
        "ZSTD, PARQUET_2_0, true, 8192"
    })
    void theyAreReadAsTheyWereWritten(CompressionCodecName codec, WriterVersion version, boolean checked, int batchRows)
            throws IOException {
        write(codec, version, checked);
        ProjectStorage storage = new ProjectStorage(root);
        assertRight(new ParquetSource(storage), batchRows);
        // Where memory is short, pages are read again for each batch.
        assertRight(new ParquetSource(storage, 1), Math.max(batchRows, 8192));
    }

    private void write(CompressionCodecName codec, WriterVersion version, boolean checked) throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType(NUMBERS);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(root.resolve("t")))
                .withType(schema)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(codec)
                .withWriterVersion(version)
                .withDictionaryEncoding(false)
                .withPageRowCountLimit(ROWS)
                .withPageSize(4 << 20)
                .withPageWriteChecksumEnabled(checked)
                .build()) {
            Random random = new Random(SEED);
            for (int i = 0; i < ROWS; i++) {
                double number = random.nextInt(1 << 21) / (double) (1 << 21);
                Group row = new SimpleGroup(schema);
                row.append("a", random.nextLong() >> random.nextInt(60));
                row.append("b", number);
                row.append("c", random.nextInt() >> random.nextInt(30));
                row.append("d", (float) number);
                if (!isNull(i)) {
                    row.append("e", 7L * i).append("f", number / 3);
                    row.append("g", i / 10).append("h", (float) i);
                }
                writer.write(row);
            }
        }
    }

    private static boolean isNull(int row) {
        return row % 7 == 3 || (row / 1000) % 5 == 2;
    }

    private static void assertRight(ParquetSource source, int batchRows) {
        DataFile file = source.inspect("t");
        Random random = new Random(SEED);
        int row = 0;
        try (RowBatchReader reader = source.read(TestTables.whole(file), file.schema(), batchRows)) {
            for (Optional<RowBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
                RowBatch batch = next.get();
                for (int i = 0; i < batch.rows(); i++, row++) {
                    double number = random.nextInt(1 << 21) / (double) (1 << 21);
                    boolean isRight = whole(batch, 0, i) == random.nextLong() >> random.nextInt(60)
                            && real(batch, 1, i) == number
                            && whole(batch, 2, i) == random.nextInt() >> random.nextInt(30)
                            && real(batch, 3, i) == (float) number;
                    for (ColumnVector vector : batch.vectors().subList(4, 8)) {
                        isRight &= vector.isNull(i) == isNull(row);
                    }
                    if (!isNull(row)) {
                        isRight &= whole(batch, 4, i) == 7L * row
                                && real(batch, 5, i) == number / 3
                                && whole(batch, 6, i) == row / 10
                                && real(batch, 7, i) == (float) row;
                    }
                    if (!isRight) {
                        throw new AssertionError("seed " + SEED + ", row " + row);
                    }
                }
            }
        }
        assertThat(row).isEqualTo(ROWS);
    }

    private static long whole(RowBatch batch, int column, int row) {
        return ((LongVector) batch.vector(column)).value(row);
    }

    private static double real(RowBatch batch, int column, int row) {
        return ((DoubleVector) batch.vector(column)).value(row);
    }

    @Test
    void soManyNullsThatTheirFlagsFillABlockAreReadToo() {
        int rows = 700_000;
        try (DuckDb duck = new DuckDb()) {
            duck.execute("COPY (SELECT CASE WHEN i % 3 = 0 THEN NULL ELSE i / 8.0::DOUBLE END AS x FROM range(" + rows
                    + ") t(i)) TO " + DuckDb.quoted(root.resolve("n"))
                    + " (FORMAT parquet, CODEC 'snappy', DICTIONARY_SIZE_LIMIT 1, ROW_GROUP_SIZE " + rows + ")");
        }
        ParquetSource source = new ParquetSource(new ProjectStorage(root));
        DataFile file = source.inspect("n");
        int row = 0;
        try (RowBatchReader reader = source.read(TestTables.whole(file), file.schema(), 8192)) {
            for (Optional<RowBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
                DoubleVector x = (DoubleVector) next.get().vector(0);
                for (int i = 0; i < x.size(); i++, row++) {
                    if (x.isNull(i) != (row % 3 == 0) || (!x.isNull(i) && x.value(i) != row / 8.0)) {
                        throw new AssertionError("row " + row);
                    }
                }
            }
        }
        assertThat(row).isEqualTo(rows);
    }
}
