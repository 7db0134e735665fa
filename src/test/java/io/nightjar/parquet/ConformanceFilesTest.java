package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightjar.error.NightjarException;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The files with which the Parquet project tests readers: those of its valid and of its corrupt folder. */
class ConformanceFilesTest {
    private final Path folder =
            Path.of("..", "shared", "data", "parquet-testing").toAbsolutePath().normalize();

    @BeforeEach
    void look() {
        assumeTrue(Files.isDirectory(folder), "the conformance files are not at ../shared/data/parquet-testing");
    }

    @Test
    void everyFileIsReadOrRefusedByName() throws IOException {
        Map<String, String> answers = new TreeMap<>();
        ParquetSource source = new ParquetSource(new ProjectStorage(folder));
        for (String file : files()) {
            answers.put(file, answer(source, file));
        }
        assertThat(answers).hasSizeGreaterThan(60);
        assertThat(answers.values()).allMatch(answer -> answer.matches("\\d+ rows of \\d+ columns|NJ-FILE-.*"));
        Map<String, String> refused = new TreeMap<>(answers);
        refused.values().removeIf(answer -> !answer.startsWith("NJ-"));
        assertThat(refused.keySet())
                .filteredOn(file -> file.startsWith("data/"))
                .allMatch(file -> file.matches(".*(corrupt|encrypted|hadoop_lz4).*"));
        assertThat(answers)
                .containsEntry("data/alltypes_plain.parquet", "8 rows of 8 columns")
                .containsEntry("data/delta_binary_packed.parquet", "200 rows of 66 columns")
                .containsEntry("data/datapage_v1-snappy-compressed-checksum.parquet", "5120 rows of 2 columns")
                .hasEntrySatisfying("data/datapage_v1-corrupt-checksum.parquet", answer -> assertThat(answer)
                        .contains("NJ-FILE-CORRUPT", "the checksum of a page differs"))
                .hasEntrySatisfying("data/uniform_encryption.parquet.encrypted", answer -> assertThat(answer)
                        .contains("NJ-FILE-UNSUPPORTED", "it is encrypted"));
    }

    private static String answer(ParquetSource source, String location) {
        try {
            DataFile file = source.inspect(location);
            int rows = TestTables.read(source, file, file.schema(), 1_000).size();
            assertThat(rows).as(location).isEqualTo((int) file.rows());
            return rows + " rows of " + file.schema().size() + " columns";
        } catch (NightjarException e) {
            return e.code().code() + " " + e.message();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> name.contains(".parquet"))
                    .sorted()
                    .toList();
        }
    }
}
