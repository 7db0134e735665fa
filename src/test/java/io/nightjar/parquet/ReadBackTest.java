package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Storage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.PartWriter;
import io.nightjar.table.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadBackTest {
    private static final long SEED = 20010508;

    @TempDir
    Path root;

    @Test
    void aByteThatChangesAfterTheFileIsClosedIsFound() {
        Random random = new Random(SEED);
        List<Object[]> rows = TestTables.rows(200, SEED);
        for (int i = 0; i < 50; i++) {
            double place = random.nextDouble();
            ParquetSink sink = new ParquetSink(new FaultyStorage(new ProjectStorage(root), place));
            assertThatThrownBy(() -> TestTables.write(sink, "part", TestTables.ALL_TYPES, rows, 200))
                    .as("seed %d, at %f of the file", SEED, place)
                    .hasMessage("part is not what was written: its bytes have changed on their way to the disk")
                    .extracting(e -> ((NightjarException) e).code())
                    .isEqualTo(ErrorCode.READ_BACK_DIFFERS);
            assertThat(root.resolve("part")).doesNotExist();
        }
    }

    @Test
    void aFileThatReadsOtherwiseThanWrittenIsFoundByItsColumn() {
        ParquetSource source = new ParquetSource(new ProjectStorage(root));
        ParquetSink sink = new ParquetSink(new ProjectStorage(root));
        List<Object[]> rows = TestTables.rows(200, SEED);
        TestTables.write(sink, "part", TestTables.ALL_TYPES, rows, 200);
        digest(TestTables.ALL_TYPES, rows).compare(source, "part");

        for (int c = 0; c < TestTables.ALL_TYPES.size(); c++) {
            List<Object[]> others = new ArrayList<>(rows);
            others.set(0, rows.get(0).clone());
            Object old = rows.get(0)[c];
            int column = c;
            others.get(0)[c] = rows.stream()
                    .map(row -> row[column])
                    .filter(value -> value != null && !value.equals(old))
                    .findFirst()
                    .orElseThrow();
            TableDigest digest = digest(TestTables.ALL_TYPES, others);
            String name = TestTables.ALL_TYPES.column(c).name();
            assertThatThrownBy(() -> digest.compare(source, "part"))
                    .hasMessage("part is not what was written: column " + name + " holds other values than written");
        }
        assertThatThrownBy(
                        () -> digest(TestTables.ALL_TYPES, rows.subList(0, 199)).compare(source, "part"))
                .hasMessage("part is not what was written: it holds 200 rows, written were 199");
        Schema other = Schema.of(Column.required("id", ColumnType.INT64));
        assertThatThrownBy(() -> digest(other, rows).compare(source, "part"))
                .hasMessage("part is not what was written: its schema is not the one written");
    }

    private static TableDigest digest(Schema schema, List<Object[]> rows) {
        TableDigest digest = new TableDigest(schema);
        digest.add(TestTables.batch(schema, rows, 0));
        return digest;
    }

    @Test
    void aDigestTellsNullsZerosOrderAndBits() {
        Schema schema = Schema.of(Column.optional("c", ColumnType.DOUBLE));
        List<Long> digests = new ArrayList<>();
        for (Object[] values : new Object[][] {
            {},
            {null},
            {0.0},
            {-0.0},
            {null, null},
            {0.0, null},
            {null, 0.0},
            {0.0, 0.0},
            {1.0, 2.0},
            {2.0, 1.0},
            {Double.NaN},
            {Double.longBitsToDouble(0x7ff8000000000001L)}
        }) {
            ColumnDigest digest = new ColumnDigest(ColumnType.DOUBLE);
            List<Object[]> rows = new ArrayList<>();
            for (Object value : values) {
                rows.add(new Object[] {value});
            }
            digest.add(TestTables.batch(schema, rows, 0).vector(0));
            digests.add(digest.value());
        }
        assertThat(digests).doesNotHaveDuplicates();
    }

    @Test
    void aFullDiskIsSaidByItsReason() {
        Storage full = new FullStorage(new ProjectStorage(root));
        ParquetSink sink = new ParquetSink(full);
        List<Object[]> rows = TestTables.rows(20_000, SEED);
        try (PartWriter writer = sink.create("part", TestTables.ALL_TYPES)) {
            writer.write(TestTables.batch(TestTables.ALL_TYPES, rows, 0));
            assertThatThrownBy(writer::finish)
                    .hasMessage("part could not be written: No space left on device")
                    .extracting(e -> ((NightjarException) e).code())
                    .isEqualTo(ErrorCode.STORAGE_FAILED);
        }
        assertThat(root.resolve("part")).doesNotExist();
    }

    /** Flips a bit of each file as it is synced, at a share of its length. */
    private static final class FaultyStorage extends PassingStorage {
        private final double place;

        FaultyStorage(Storage storage, double place) {
            super(storage);
            this.place = place;
        }

        @Override
        public void sync(String location) {
            try {
                Path path = local(location).orElseThrow();
                byte[] bytes = Files.readAllBytes(path);
                bytes[(int) (bytes.length * place)] ^= 4;
                Files.write(path, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            super.sync(location);
        }
    }

    /** Takes 100,000 bytes and no more. */
    private static final class FullStorage extends PassingStorage {
        FullStorage(Storage storage) {
            super(storage);
        }

        @Override
        public OutputStream create(String location) {
            OutputStream out = super.create(location);
            return new OutputStream() {
                private int left = 100_000;

                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int count) throws IOException {
                    left -= count;
                    if (left < 0) {
                        throw new IOException("No space left on device");
                    }
                    out.write(bytes, from, count);
                }

                @Override
                public void close() throws IOException {
                    out.close();
                }
            };
        }
    }

    /** Hands all on. */
    private abstract static class PassingStorage implements Storage {
        private final Storage storage;

        PassingStorage(Storage storage) {
            this.storage = storage;
        }

        @Override
        public List<Entry> list(String folder) {
            return storage.list(folder);
        }

        @Override
        public Optional<Entry> find(String location) {
            return storage.find(location);
        }

        @Override
        public InputStream open(String location) {
            return storage.open(location);
        }

        @Override
        public RandomAccess openRandom(String location) {
            return storage.openRandom(location);
        }

        @Override
        public OutputStream create(String location) {
            return storage.create(location);
        }

        @Override
        public void sync(String location) {
            storage.sync(location);
        }

        @Override
        public String sha256(String location) {
            return storage.sha256(location);
        }

        @Override
        public byte[] read(String location) {
            return storage.read(location);
        }

        @Override
        public void writeAtomically(String location, byte[] bytes) {
            storage.writeAtomically(location, bytes);
        }

        @Override
        public void replace(String from, String to) {
            storage.replace(from, to);
        }

        @Override
        public void move(String from, String to) {
            storage.move(from, to);
        }

        @Override
        public void delete(String location) {
            storage.delete(location);
        }

        @Override
        public Optional<Path> local(String location) {
            return storage.local(location);
        }
    }
}
