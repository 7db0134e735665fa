package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Storage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How text is laid out: with a dictionary, without, and where one ends. */
class TextPagesTest {
    private static final Schema TEXT = Schema.of(Column.optional("text", ColumnType.STRING));

    @TempDir
    Path root;

    private ParquetSink sink;
    private ParquetSource source;
    private Storage storage;

    @BeforeEach
    void open() {
        storage = new ProjectStorage(root);
        sink = new ParquetSink(storage);
        source = new ParquetSource(storage);
    }

    private List<Object[]> written(List<Object[]> rows, int batchRows) throws IOException {
        TestTables.write(sink, "part", TEXT, rows, rows.size());
        TestTables.write(sink, "pieces", TEXT, rows, batchRows);
        assertThat(Files.mismatch(root.resolve("part"), root.resolve("pieces"))).isEqualTo(-1);
        List<Object[]> read = TestTables.read(source, source.inspect("part"), TEXT, 5_000);
        assertThat(read.toArray(Object[][]::new)).isDeepEqualTo(rows.toArray(Object[][]::new));
        return read;
    }

    private Set<Encoding> encodings() {
        try (Storage.RandomAccess in = storage.openRandom("part")) {
            ColumnChunkMetaData chunk =
                    Footer.read("part", in).rowGroups().get(0).getColumns().get(0);
            return chunk.getEncodings();
        }
    }

    private static List<Object[]> rows(int count, java.util.function.IntFunction<String> text) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Object[] {text.apply(i)});
        }
        return rows;
    }

    @Test
    void textsThatComeAgainAreCoded() throws IOException {
        written(rows(70_000, i -> i % 11 == 0 ? null : "text " + i % 500), 777);
        assertThat(encodings()).contains(Encoding.RLE_DICTIONARY);
    }

    @Test
    void textsThatHardlyComeAgainAreNot() throws IOException {
        written(rows(70_000, i -> i % 11 == 0 ? null : "text " + i), 777);
        assertThat(encodings()).doesNotContain(Encoding.RLE_DICTIONARY).contains(Encoding.PLAIN);
    }

    @Test
    void aDictionaryThatIsFullEndsInTheMiddleOfAPage() throws IOException {
        written(rows(150_000, i -> i < 50_000 ? "common " + i % 100 : "a rather long and rare text, number " + i), 901);
        assertThat(encodings()).contains(Encoding.RLE_DICTIONARY, Encoding.PLAIN);
    }

    @Test
    void pagesOfNullsDecideNothing() throws IOException {
        written(rows(100_000, i -> i < 40_000 ? null : "text " + i % 7), 4_321);
        assertThat(encodings()).contains(Encoding.RLE_DICTIONARY);
        written(rows(40_000, i -> null), 999);
        assertThat(encodings()).doesNotContain(Encoding.RLE_DICTIONARY);
    }

    @Test
    void oneTextIsARun() throws IOException {
        written(rows(200_000, i -> "champion@3"), 8_192);
        assertThat(Files.size(root.resolve("part"))).isLessThan(2_000);
    }

    @Test
    void textsOfHalfAMegabyteEndPagesAndRowGroupsInTime() throws IOException {
        Random random = new Random(7);
        List<Object[]> rows = rows(260, i -> i % 3 == 0 ? "short" : printable(random, 500_000));
        written(rows, 37);
        DataFile file = source.inspect("part");
        assertThat(file.rowGroupRows()).hasSizeGreaterThan(1);
        try (DuckDb duck = new DuckDb()) {
            List<Object[]> lengths =
                    duck.query("SELECT length(text) FROM read_parquet(" + DuckDb.quoted(root.resolve("part")) + ")");
            for (int row = 0; row < rows.size(); row++) {
                assertThat(lengths.get(row)[0]).isEqualTo((long) ((String) rows.get(row)[0]).length());
            }
        }
    }

    private static String printable(Random random, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (' ' + random.nextInt(95));
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
