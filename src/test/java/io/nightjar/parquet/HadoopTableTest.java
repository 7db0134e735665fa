package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.TestFileSystem;
import io.nightjar.table.DataFile;
import io.nightjar.table.PartFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HadoopTableTest {
    @TempDir
    Path root;

    @Test
    void tablesOnAHadoopFileSystemAreTheSameBytes() {
        ProjectStorage storage = new ProjectStorage(
                root,
                Map.of(
                        "fs.testfs.impl",
                        TestFileSystem.class.getName(),
                        "fs.AbstractFileSystem.testfs.impl",
                        TestFileSystem.Context.class.getName()));
        ParquetSink sink = new ParquetSink(storage);
        List<Object[]> rows = TestTables.rows(2_000, 21);
        String remote = "testfs:" + root + "/remote/";
        PartFile here = TestTables.write(sink, "here", TestTables.ALL_TYPES, rows, 300);
        PartFile there = TestTables.write(sink, remote + "part", TestTables.ALL_TYPES, rows, 300);
        assertThat(there)
                .isEqualTo(new PartFile(remote + "part", 2_000, here.bytes(), here.sha256(), here.rowDigest()));

        assertThat(here.rowDigest()).isPresent();
        PartFile table = sink.join(List.of(there, here), TestTables.ALL_TYPES, Map.of(), remote + "table", () -> {});
        storage.replace(table.location(), remote + "published");
        ParquetSource source = new ParquetSource(storage);
        DataFile file = source.inspect(remote + "published");
        assertThat(file.location()).isEqualTo(remote + "published");
        assertThat(TestTables.read(source, file, TestTables.ALL_TYPES, 512)
                        .subList(2_000, 4_000)
                        .toArray(Object[][]::new))
                .isDeepEqualTo(rows.toArray(Object[][]::new));
    }
}
