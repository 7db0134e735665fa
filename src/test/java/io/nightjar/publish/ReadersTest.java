package io.nightjar.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.ledger.LaunchedBy;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.run.RunId;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.PartFile;
import io.nightjar.testing.FreshJvm;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody reads while a table is replaced: DuckDB in another process, by file, by patterns, by folder and through a
 * link of its own, the whole time. {@code -Dnightjar.publications=1000} replaces it as often; the tests do so ten times.
 * docs/publishing.md tells readers what this holds.
 */
class ReadersTest {
    private static final int PUBLICATIONS = Integer.getInteger("nightjar.publications", 10);
    private static final String LINK = "link";
    private static final List<String> WAYS =
            List.of("file", "*/*.parquet", "**/*.parquet", "folder", "hive partitions", LINK);

    @TempDir
    Path folder;

    @Test
    void whateverIsReadIsOneWholeTableAndWhatFailsIsReadByTheNextTry() throws Exception {
        List<Path> versions = List.of(write("a", 50_000), write("b", 70_000));
        Map<String, Integer> expected = new TreeMap<>();
        for (int version = 0; version < 2; version++) {
            expected.put(asRead(versions.get(version)), version);
        }
        assertThat(expected).as("two versions that differ").hasSize(2);

        Map<String, TreeSet<Integer>> seen = new TreeMap<>();
        Map<String, Integer> failures = new TreeMap<>();
        String previous = "";
        int inARow = 0;
        List<String> reads = readsDuringPublications(versions);
        for (String line : reads) {
            String way = WAYS.get(Character.digit(line.charAt(0), 10));
            String read = line.substring(2);
            if (read.startsWith(DuckReader.FAILED)) {
                inARow = way.equals(previous) ? inARow + 1 : 1;
                previous = way;
                failures.merge(way, 1, Integer::sum);
                assertThat(inARow).as("tries by %s that %s", way, read).isLessThan(DuckReader.TRIES);
                assertThat(read)
                        .as("there is a file at any time, read by %s", way)
                        .doesNotContainIgnoringCase("no files found", "no such file", "cannot open");
                continue;
            }
            previous = "";
            assertThat(expected).as("read by %s", way).containsKey(read);
            seen.computeIfAbsent(way, any -> new TreeSet<>()).add(expected.get(read));
        }
        System.out.printf("%d reads during %d publications, failed: %s%n", reads.size(), PUBLICATIONS, failures);
        assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(WAYS);
        assertThat(seen.values()).as("each way of reading saw both").allMatch(both -> both.size() == 2);
        assertThat(failures).as("whoever reads one and the same file").doesNotContainKey(LINK);
    }

    /** What happens to whoever opens the path once for the footer and once more for the pages. */
    @Test
    void theFooterOfOneTableDoesNotReadThePagesOfAnother() throws Exception {
        Path before = write("a", 50_000);
        Path after = write("b", 50_000);
        Path mixed = Files.write(folder.resolve("mixed.parquet"), pagesAndFooter(after, before));
        assertThatThrownBy(() -> asRead(mixed)).isInstanceOf(SQLException.class);
        for (String column : List.of("version", "score")) {
            assertThatThrownBy(() -> ask("select bit_xor(hash(" + column + ")) from '" + mixed + "'"))
                    .as("rows of another table by %s", column)
                    .isInstanceOf(SQLException.class);
        }
    }

    private List<String> readsDuringPublications(List<Path> versions) throws IOException, InterruptedException {
        ProjectStorage storage = new ProjectStorage(folder);
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        List<String> reads = new ArrayList<>();
        try (Ledger ledger = Ledger.open(LedgerSettings.embedded(folder.resolve("state")), Clock.systemUTC(), "test")) {
            publish(storage, ledger, 0, versions);
            Process reader = startReader();
            try (BufferedReader out = reader.inputReader(StandardCharsets.UTF_8)) {
                CompletableFuture<Void> heard =
                        CompletableFuture.runAsync(() -> out.lines().forEach(said::add));
                aRound(said, reads);
                for (int publication = 1; publication <= PUBLICATIONS; publication++) {
                    publish(storage, ledger, publication, versions);
                }
                aRound(said, reads);
                publish(storage, ledger, PUBLICATIONS + 1, versions);
                aRound(said, reads);
                reader.getOutputStream().close();
                assertThat(reader.waitFor()).isZero();
                heard.join();
            } finally {
                reader.destroyForcibly().waitFor();
            }
        }
        said.drainTo(reads);
        return reads;
    }

    /** Until everything was read once more in each way, from its beginning on. */
    private static void aRound(BlockingQueue<String> said, List<String> reads) throws InterruptedException {
        said.drainTo(reads);
        for (int read = 0; read < 3 * WAYS.size(); read++) {
            String line = said.poll(1, TimeUnit.MINUTES);
            assertThat(line).as("the reader lives").isNotNull();
            reads.add(line);
        }
    }

    private static void publish(ProjectStorage storage, Ledger ledger, int number, List<Path> versions)
            throws IOException {
        RunId run = new RunId(String.format("%012x", number));
        try (Lease lease = ledger.leases().acquire(Receipts.JOB, Receipts.DATE)) {
            ledger.runLog().begin(lease, run, "flight-delay@1", new LaunchedBy("0.1.0", "test"));
            String staged = OutputLayout.stagedTable(Receipts.LAYOUT.launchFolder(Receipts.JOB, Receipts.DATE, run, 1));
            Path version = versions.get(number % 2);
            try (OutputStream out = storage.create(staged)) {
                Files.copy(version, out);
            }
            PartFile table = new PartFile(staged, 1000, Files.size(version), storage.sha256(staged));
            new Publication(storage, Receipts.LAYOUT).publish(lease, Receipts.candidate(run, table, Optional.empty()));
        }
    }

    private Process startReader() throws IOException {
        String output = folder.resolve("output/flight-delay").toString();
        String date = output + "/date=" + Receipts.DATE;
        return new ProcessBuilder(FreshJvm.command(
                        DuckReader.class.getName(),
                        "'" + date + "/scores.parquet'",
                        "'" + output + "/*/*.parquet'",
                        "'" + output + "/**/*.parquet'",
                        "'" + date + "/*.parquet'",
                        "read_parquet('" + output + "/*/*.parquet', hive_partitioning = true)",
                        DuckReader.LINK + date + "/scores.parquet" + File.pathSeparator
                                + folder.resolve("link.parquet")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Several row groups, so that a reader is within a table for a while. */
    private Path write(String version, int rows) throws SQLException {
        Path file = folder.resolve(version + ".parquet");
        write("copy (select i as id, '" + version + "' || (hash(i, '" + version + "') % 50) as version, hash(i, '"
                + version
                + "') / 18446744073709551616.0 as score from range(" + rows + ") t(i)) to '" + file
                + "' (format parquet, compression zstd, row_group_size 5000)");
        return file;
    }

    /** A row count and a checksum, as the reader says them. */
    private static String asRead(Path file) throws SQLException {
        return String.join(" ", ask("select count(*), bit_xor(hash(id, version, score)) from '" + file + "'"));
    }

    private static void write(String copy) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(copy);
        }
    }

    private static List<String> ask(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            List<String> values = new ArrayList<>();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                values.add(rows.getString(column));
            }
            return values;
        }
    }

    private static byte[] pagesAndFooter(Path pages, Path footer) throws IOException {
        byte[] first = Files.readAllBytes(pages);
        byte[] second = Files.readAllBytes(footer);
        int tail = 8
                + ByteBuffer.wrap(second, second.length - 8, 4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt();
        byte[] both = Arrays.copyOf(first, first.length + tail);
        System.arraycopy(second, second.length - tail, both, first.length, tail);
        return both;
    }
}
