package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.PartWriter;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of any width are written and read back in a heap of 192 MB: what a writer holds is a row group, not a table. */
class WideTablesTest {
    @TempDir
    Path root;

    private void writes(String shape) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Wide.class.getName(),
                        root.toString(),
                        shape)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    @Test
    void twoThousandColumns() throws IOException, InterruptedException {
        writes("columns");
        assertThat(new ParquetSource(new ProjectStorage(root))
                        .inspect("columns")
                        .rowGroupRows())
                .hasSizeGreaterThan(1);
    }

    @Test
    void textsOfAMegabyte() throws IOException, InterruptedException {
        writes("texts");
        assertThat(new ParquetSource(new ProjectStorage(root)).inspect("texts").rowGroupRows())
                .hasSizeGreaterThan(1);
    }

    /** Writes more than the heap could hold with what writing takes. */
    static final class Wide {
        private static final boolean[] NO_NULLS = {};

        public static void main(String[] args) {
            ParquetSink sink = new ParquetSink(new ProjectStorage(Path.of(args[0])));
            if (args[1].equals("columns")) {
                columns(sink);
            } else {
                texts(sink);
            }
        }

        /** 128 MB of numbers, and texts that each come once. */
        private static void columns(ParquetSink sink) {
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                columns.add(Column.optional("c" + i, type(i)));
            }
            Schema schema = new Schema(columns);
            Random random = new Random(1);
            try (PartWriter writer = sink.create("columns", schema)) {
                int rows = 250;
                for (int batch = 0; batch < 32; batch++) {
                    List<ColumnVector> vectors = new ArrayList<>();
                    for (int i = 0; i < columns.size(); i++) {
                        vectors.add(vector(type(i), rows, random));
                    }
                    writer.write(new RowBatch(schema, rows, vectors, (long) batch * rows));
                }
                writer.finish();
            }
        }

        private static ColumnType type(int column) {
            return column % 10 == 0 ? ColumnType.STRING : column % 10 == 1 ? ColumnType.INT64 : ColumnType.DOUBLE;
        }

        private static ColumnVector vector(ColumnType type, int rows, Random random) {
            boolean[] nulls = new boolean[rows];
            nulls[random.nextInt(rows)] = true;
            return switch (type) {
                case DOUBLE -> new DoubleVector(random.doubles(rows).toArray(), rows, nulls);
                case INT64 -> new LongVector(random.longs(rows).toArray(), rows, nulls);
                default -> {
                    String[] texts = new String[rows];
                    int[] codes = new int[rows];
                    for (int row = 0; row < rows; row++) {
                        texts[row] = Long.toHexString(random.nextLong());
                        codes[row] = row;
                    }
                    yield new StringVector(texts, codes, rows, nulls);
                }
            };
        }

        /** 196 MB of texts, four at a time. */
        private static void texts(ParquetSink sink) {
            Schema schema = Schema.of(Column.required("text", ColumnType.STRING));
            Random random = new Random(1);
            byte[] bytes = new byte[1 << 20];
            try (PartWriter writer = sink.create("texts", schema)) {
                for (int batch = 0; batch < 49; batch++) {
                    String[] texts = new String[4];
                    for (int i = 0; i < texts.length; i++) {
                        random.nextBytes(bytes);
                        for (int at = 0; at < bytes.length; at++) {
                            bytes[at] = (byte) (bytes[at] & 0x7F);
                        }
                        texts[i] = new String(bytes, StandardCharsets.US_ASCII);
                    }
                    StringVector vector = new StringVector(texts, new int[] {0, 1, 2, 3}, texts.length, NO_NULLS);
                    writer.write(new RowBatch(schema, texts.length, List.of(vector), 4L * batch));
                }
                writer.finish();
            }
        }
    }
}
