package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file's bytes, the answer is a NightjarException or the right values. */
class DamageTest {
    private static final long SEED = Long.getLong("seed", 20010508L);
    private static final Set<ErrorCode> ANSWERS = Set.of(
            ErrorCode.FILE_CORRUPT,
            ErrorCode.FILE_UNSUPPORTED,
            ErrorCode.INPUT_CHANGED,
            ErrorCode.COLUMN_MISSING,
            ErrorCode.COLUMN_TYPE,
            ErrorCode.COLUMN_UNSUPPORTED,
            ErrorCode.VALUE_REFUSED);

    @TempDir
    Path root;

    private ParquetSource source;

    @BeforeEach
    void open() {
        source = new ParquetSource(new ProjectStorage(root));
    }

    private byte[] ours() throws IOException {
        TestTables.write(
                new ParquetSink(new ProjectStorage(root)), "t", TestTables.ALL_TYPES, TestTables.rows(400, 3), 400);
        return Files.readAllBytes(root.resolve("t"));
    }

    @Test
    void aFileCutShortAnywhereIsCorrupt() throws IOException {
        byte[] bytes = ours();
        for (int length = 0; length < bytes.length; length += length < 64 || length > bytes.length - 64 ? 1 : 97) {
            Files.write(root.resolve("t"), Arrays.copyOf(bytes, length));
            int cut = length;
            assertThat(code(() -> source.inspect("t")))
                    .as("cut to %d bytes", cut)
                    .isEqualTo(ErrorCode.FILE_CORRUPT);
        }
    }

    /** Each of these bytes begins a structure within the one before it: the library's decoder calls itself for every one. */
    @Test
    void aPageHeaderThatNestsWithoutEndIsCorruptAndNoStackOverflow() throws IOException {
        TestTables.write(
                new ParquetSink(new ProjectStorage(root)),
                "t",
                TestTables.ALL_TYPES,
                TestTables.rows(20_000, 3),
                20_000);
        byte[] bytes = Files.readAllBytes(root.resolve("t"));
        DataFile frozen = source.inspect("t");
        Arrays.fill(bytes, 4, bytes.length / 2, (byte) 0x5c);
        Files.write(root.resolve("t"), bytes);

        assertThat(code(() -> rows(frozen))).isEqualTo(ErrorCode.FILE_CORRUPT);
    }

    private static ErrorCode code(Runnable use) {
        try {
            use.run();
        } catch (NightjarException e) {
            return e.code();
        }
        return fail("nothing was thrown");
    }

    @Test
    void aFlippedBitOfOurFilesIsFoundOrHarmless() throws IOException {
        byte[] bytes = ours();
        DataFile frozen = source.inspect("t");
        Object[][] right = rows(frozen);
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < 1_500; i++) {
            int at = random.nextInt(bytes.length);
            int bit = 1 << random.nextInt(8);
            String what = "seed " + SEED + ": byte " + at + ", bit " + bit;
            bytes[at] ^= (byte) bit;
            Files.write(root.resolve("t"), bytes);
            bytes[at] ^= (byte) bit;
            try {
                assertThat(Arrays.deepEquals(rows(frozen), right)).as(what).isTrue();
            } catch (NightjarException e) {
                assertThat(ANSWERS).as(what).contains(e.code());
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError(what, e);
            }
        }
        // Page indexes are not read and may be damaged unseen; they are a small part of the file.
        assertThat(refused).isGreaterThan(1_200);
    }

    @Test
    void manyDamagedBytesOfAForeignFileNeverGetPastUs() throws IOException {
        // Without page checksums and frozen footer: values may be wrong, but nothing else may happen.
        ours();
        try (DuckDb duck = new DuckDb()) {
            for (String options : List.of(
                    "CODEC 'uncompressed'",
                    "CODEC 'snappy', PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1",
                    "CODEC 'zstd'",
                    "CODEC 'uncompressed', PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1")) {
                duck.execute("COPY (FROM read_parquet(" + DuckDb.quoted(root.resolve("t")) + ")) TO "
                        + DuckDb.quoted(root.resolve("d")) + " (FORMAT parquet, " + options + ")");
                damage(Files.readAllBytes(root.resolve("d")), options);
            }
        }
    }

    private void damage(byte[] bytes, String options) throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 400; i++) {
            byte[] damaged = bytes.clone();
            int changes = 1 + random.nextInt(3);
            for (int change = 0; change < changes; change++) {
                // Half of the damage to the footer, which is the smaller part.
                int from = random.nextBoolean() ? 0 : bytes.length - 2_000;
                damaged[from + random.nextInt(bytes.length - from)] = (byte) random.nextInt(256);
            }
            Files.write(root.resolve("d"), damaged);
            try {
                rows(source.inspect("d"));
            } catch (NightjarException e) {
                assertThat(ANSWERS)
                        .as("%s, seed %d, round %d", options, SEED, i)
                        .contains(e.code());
            } catch (RuntimeException | Error e) {
                throw new AssertionError(options + ", seed " + SEED + ", round " + i, e);
            }
        }
    }

    private Object[][] rows(DataFile file) {
        return TestTables.read(source, file, file.schema(), 100).toArray(Object[][]::new);
    }
}
