package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.storage.ProjectStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnJvmTest {
    @TempDir
    Path root;

    @Test
    void anotherJvmWritesTheSameBytesAndStartsNoHadoop() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-verbose:class",
                        "-Duser.timezone=Asia/Kathmandu",
                        "-Duser.language=tr",
                        "-Dfile.encoding=ISO-8859-1",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=4",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Table.class.getName(),
                        root.resolve("there").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output.lines().filter(line -> line.contains("org.apache.hadoop.")))
                .isEmpty();
        assertThat(new ProjectStorage(root).sha256("there/table")).isEqualTo(Table.write(root.resolve("here")));
    }

    /** Writes, joins and reads a table. */
    static final class Table {
        public static void main(String[] args) {
            write(Path.of(args[0]));
        }

        static String write(Path root) {
            ProjectStorage storage = new ProjectStorage(root);
            ParquetSink sink = new ParquetSink(storage);
            var part = TestTables.write(sink, "part", TestTables.ALL_TYPES, TestTables.rows(5_000, 1), 1_234);
            var table = sink.join(
                    List.of(part, part),
                    TestTables.ALL_TYPES,
                    java.util.Map.of("a", "1", "b", "2", "c", "3"),
                    "table",
                    () -> {});
            ParquetSource source = new ParquetSource(storage);
            TestTables.read(source, source.inspect("table"), TestTables.ALL_TYPES, 100);
            return table.sha256();
        }
    }
}
