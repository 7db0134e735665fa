package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.PartFile;
import io.nightjar.table.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartJoinTest {
    @TempDir
    Path root;

    private ProjectStorage storage;
    private ParquetSource source;
    private ParquetSink sink;

    @BeforeEach
    void open() {
        storage = new ProjectStorage(root);
        source = new ParquetSource(storage);
        sink = new ParquetSink(storage);
    }

    private PartFile part(String location, List<Object[]> rows) {
        return TestTables.write(sink, location, TestTables.ALL_TYPES, rows, 500);
    }

    @Test
    void theTableIsThePartsOneAfterTheOtherAsDuckDbSeesThemToo() {
        List<Object[]> rows = TestTables.rows(2_500, 11);
        List<PartFile> parts = List.of(
                part("staging/0.parquet", rows.subList(0, 1_000)),
                part("staging/1.parquet", List.of()),
                part("staging/2.parquet", rows.subList(1_000, 1_001)),
                part("staging/3.parquet", rows.subList(1_001, 2_500)));
        PartFile table = sink.join(parts, TestTables.ALL_TYPES, Map.of(), "staging/table.parquet", () -> {});

        DataFile file = source.inspect("staging/table.parquet");
        assertThat(file.rowGroupRows()).containsExactly(1_000L, 1L, 1_499L);
        assertThat(file.schema()).isEqualTo(TestTables.ALL_TYPES);
        assertThat(table)
                .isEqualTo(new PartFile(
                        "staging/table.parquet",
                        2_500,
                        file.bytes(),
                        storage.sha256("staging/table.parquet"),
                        // In one part, and so in other batches and row groups.
                        part("staging/all.parquet", rows).rowDigest()));
        assertThat(TestTables.read(source, file, TestTables.ALL_TYPES, 999).toArray(Object[][]::new))
                .isDeepEqualTo(rows.toArray(Object[][]::new));

        try (DuckDb duck = new DuckDb()) {
            String one = "SELECT * FROM " + DuckDb.quoted(root.resolve("staging/table.parquet")) + " ORDER BY id";
            String all = "SELECT * FROM " + DuckDb.quoted(root.resolve("staging/?.parquet")) + " ORDER BY id";
            assertThat(duck.query(one).toArray(Object[][]::new))
                    .hasDimensions(2_500, 12)
                    .isDeepEqualTo(duck.query(all).toArray(Object[][]::new));
        }
    }

    @Test
    void theSamePartsGiveTheSameBytesWhereverTheyStand() throws IOException {
        List<Object[]> rows = TestTables.rows(300, 12);
        List<PartFile> here = List.of(part("a/0", rows.subList(0, 100)), part("a/1", rows.subList(100, 300)));
        List<PartFile> there = List.of(part("b/x", rows.subList(0, 100)), part("b/y", rows.subList(100, 300)));
        Map<String, String> metadata = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            metadata.put("key " + i, "value " + i);
        }
        PartFile once = sink.join(here, TestTables.ALL_TYPES, metadata, "once", () -> {});
        PartFile again = sink.join(there, TestTables.ALL_TYPES, new java.util.TreeMap<>(metadata), "again", () -> {});
        assertThat(again.sha256()).isEqualTo(once.sha256());
        String bytes =
                new String(Files.readAllBytes(root.resolve("once")), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(bytes.indexOf("key 10")).isPositive().isLessThan(bytes.indexOf("key 9"));
    }

    @Test
    void noPartsAtAllAreATableOfNoRows() {
        PartFile table = sink.join(List.of(), TestTables.ALL_TYPES, Map.of("nightjar", "1"), "table.parquet", () -> {});
        assertThat(table.rows()).isZero();
        assertThat(source.inspect("table.parquet").schema()).isEqualTo(TestTables.ALL_TYPES);
        try (DuckDb duck = new DuckDb()) {
            String from = " FROM " + DuckDb.quoted(root.resolve("table.parquet"));
            assertThat(duck.query("SELECT count(*)" + from).get(0)[0]).isEqualTo(0L);
            assertThat(duck.query("DESCRIBE SELECT *" + from)).hasSize(12);
        }
    }

    @Test
    void aPartThatChangedSinceItWasFinishedIsNotJoined() throws IOException {
        PartFile part = part("part", TestTables.rows(100, 13));
        byte[] bytes = Files.readAllBytes(root.resolve("part"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(root.resolve("part"), bytes);
        assertThatThrownBy(() -> sink.join(List.of(part), TestTables.ALL_TYPES, Map.of(), "table", () -> {}))
                .hasMessage("part is not what was written: its bytes have changed since it was finished")
                .extracting(e -> ((NightjarException) e).code())
                .isEqualTo(ErrorCode.READ_BACK_DIFFERS);
        assertThat(root.resolve("table")).doesNotExist();
    }

    @Test
    void aPartWhoseFooterChangedIsSaidToHaveChangedWhateverTheFooterSays() throws IOException {
        PartFile part = part("part", TestTables.rows(100, 13));
        byte[] bytes = Files.readAllBytes(root.resolve("part"));
        bytes[bytes.length - 60] ^= 0x55;
        Files.write(root.resolve("part"), bytes);
        assertThatThrownBy(() -> sink.join(List.of(part), TestTables.ALL_TYPES, Map.of(), "table", () -> {}))
                .hasMessage("part is not what was written: its bytes have changed since it was finished");
        assertThat(root.resolve("table")).doesNotExist();
    }

    @Test
    void aTableThatIsNotFinishedIsGone() {
        PartFile part = part("part", TestTables.rows(100, 13));
        try (var table = sink.join(TestTables.ALL_TYPES, "table")) {
            table.append(part);
            assertThat(root.resolve("table")).exists();
        }
        assertThat(root.resolve("table")).doesNotExist();
    }

    @Test
    void aPartOfOtherColumnsIsNotJoined() {
        PartFile part = part("part", TestTables.rows(100, 13));
        Schema other = Schema.of(Column.required("id", ColumnType.INT64));
        assertThatThrownBy(() -> sink.join(List.of(part), other, Map.of(), "table", () -> {}))
                .hasMessage("part has other columns than the table that it is a part of")
                .extracting(e -> ((NightjarException) e).code())
                .isEqualTo(ErrorCode.SCHEMA_DIFFERS);
    }
}
