package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {
    @TempDir
    Path root;

    private ParquetSource source;
    private ParquetSink sink;

    @BeforeEach
    void open() {
        source = new ParquetSource(new ProjectStorage(root));
        sink = new ParquetSink(new ProjectStorage(root));
    }

    private void refused(Runnable use, ErrorCode code, String message) {
        assertThatThrownBy(use::run)
                .hasMessage(message)
                .extracting(e -> ((NightjarException) e).code())
                .isEqualTo(code);
    }

    private DataFile table() {
        TestTables.write(sink, "in/t.parquet", TestTables.ALL_TYPES, TestTables.rows(50, 1), 50);
        return source.inspect("in/t.parquet");
    }

    private void read(DataFile file, Column... wanted) {
        TestTables.read(source, file, Schema.of(wanted), 100);
    }

    @Test
    void aMissingColumnIsNamedWithItsFile() {
        DataFile file = table();
        refused(
                () -> read(file, Column.required("id", ColumnType.INT64), Column.required("orgin", ColumnType.STRING)),
                ErrorCode.COLUMN_MISSING,
                "in/t.parquet has no column orgin");
    }

    @Test
    void aRetypedColumnIsNamedWithBothTypes() {
        DataFile file = table();
        refused(
                () -> read(file, Column.required("large", ColumnType.INT32)),
                ErrorCode.COLUMN_TYPE,
                "in/t.parquet: column large is int64, wanted is int32");
        refused(
                () -> read(file, Column.required("small", ColumnType.DOUBLE)),
                ErrorCode.COLUMN_TYPE,
                "in/t.parquet: column small is int32, wanted is double");
        refused(
                () -> read(file, Column.required("wall clock", ColumnType.INSTANT)),
                ErrorCode.COLUMN_TYPE,
                "in/t.parquet: column wall clock is local-timestamp, wanted is instant");
    }

    @Test
    void columnsWithoutAColumnTypeAreLeftOutAndRefusedWithTheReason() {
        try (DuckDb duck = new DuckDb()) {
            duck.execute("COPY (SELECT 1 AS ok, [1, 2] AS list, {'a': 1} AS struct, '\\x00'::BLOB AS bytes, "
                    + "TIME '03:10:00' AS t, INTERVAL 1 DAY AS i) TO " + DuckDb.quoted(root.resolve("t.parquet")));
        }
        DataFile file = source.inspect("t.parquet");
        assertThat(file.schema().names()).containsExactly("ok");
        for (List<String> wanted : List.of(
                List.of("list", "group", "its values are nested"),
                List.of("struct", "group", "its values are nested"),
                List.of("bytes", "BINARY", "it holds bytes that are not declared to be text"),
                List.of("t", "INT64 TIME(MICROS,false)", "times of day are not supported"),
                List.of("i", "FIXED_LEN_BYTE_ARRAY INTERVAL", "this logical type is not supported"))) {
            refused(
                    () -> read(file, Column.optional(wanted.get(0), ColumnType.INT64)),
                    ErrorCode.COLUMN_UNSUPPORTED,
                    "t.parquet: column " + wanted.get(0) + " of Parquet type " + wanted.get(1) + " cannot be read: "
                            + wanted.get(2));
        }
    }

    @Test
    void aFileThatIsNoParquetFileIsCorrupt() throws IOException {
        Files.writeString(root.resolve("t.csv"), "flight_id,origin\n1,ATL\n");
        Files.write(root.resolve("empty"), new byte[0]);
        refused(
                () -> source.inspect("t.csv"),
                ErrorCode.FILE_CORRUPT,
                "t.csv is damaged: it does not begin with PAR1: no Parquet file, or cut short");
        refused(
                () -> source.inspect("empty"),
                ErrorCode.FILE_CORRUPT,
                "empty is damaged: it has 0 bytes, too few for a Parquet file");
        refused(() -> source.inspect("gone"), ErrorCode.INPUT_MISSING, "there is no file gone");
    }

    @Test
    void anEncryptedFileIsUnsupported() throws IOException {
        Files.write(root.resolve("e"), "PARE....................PARE".getBytes(StandardCharsets.US_ASCII));
        refused(() -> source.inspect("e"), ErrorCode.FILE_UNSUPPORTED, "e cannot be read: it is encrypted");
    }

    @Test
    void aFileThatChangedSinceThePlanIsNotRead() throws IOException {
        DataFile file = table();
        Path path = root.resolve("in/t.parquet");
        byte[] bytes = Files.readAllBytes(path);

        byte[] other = bytes.clone();
        int statistic = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("name 9");
        other[statistic] = 'm';
        Files.write(path, other);
        refused(
                () -> read(file, Column.required("id", ColumnType.INT64)),
                ErrorCode.INPUT_CHANGED,
                "in/t.parquet has changed since it was planned: its footer differs");

        Files.write(path, java.util.Arrays.copyOf(bytes, 100));
        refused(
                () -> read(file, Column.required("id", ColumnType.INT64)),
                ErrorCode.INPUT_CHANGED,
                "in/t.parquet has changed since it was planned: it had " + bytes.length + " bytes and has 100");

        Files.delete(path);
        refused(
                () -> read(file, Column.required("id", ColumnType.INT64)),
                ErrorCode.INPUT_CHANGED,
                "in/t.parquet has changed since it was planned: it is not there any more");
    }

    @Test
    void aDamagedPageIsNamedByColumnAndRowGroup() throws IOException {
        DataFile file = table();
        Path path = root.resolve("in/t.parquet");
        byte[] bytes = Files.readAllBytes(path);
        // The middle of the last column's last page, which ends where the indexes begin.
        Footer footer;
        try (var in = new ProjectStorage(root).openRandom("in/t.parquet")) {
            footer = Footer.read("in/t.parquet", in);
        }
        var chunk = footer.rowGroups().get(0).getColumns().get(11);
        bytes[(int) (chunk.getStartingPos() + chunk.getTotalSize() / 2)] ^= 1;
        Files.write(path, bytes);
        refused(
                () -> read(file, Column.required("id", ColumnType.INT64), Column.required("weight", ColumnType.DOUBLE)),
                ErrorCode.FILE_CORRUPT,
                "in/t.parquet: column weight in row group 0 is damaged: the checksum of a page differs");
        read(file, Column.required("id", ColumnType.INT64));
    }
}
