package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.NightjarException;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.PartWriter;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.parquet.bytes.BytesInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one writer was done with and the next one encodes into, which must show in no byte. */
class WriterMemoryTest {
    private static final long SEED = Long.getLong("seed", 20010508L);
    private static final Schema SCHEMA = Schema.of(
            Column.required("id", ColumnType.INT64),
            Column.required("score", ColumnType.DOUBLE),
            Column.optional("repeated", ColumnType.DOUBLE),
            Column.optional("name", ColumnType.STRING));

    @TempDir
    Path root;

    /** More than a row group of rows, in batches of which some have nulls. */
    private String write(ParquetSink sink, String location, long seed) {
        Random random = new Random(seed);
        String[] names = {"a", "b", "c " + seed, "d"};
        try (PartWriter writer = sink.create(location, SCHEMA)) {
            long first = 0;
            while (first < FileFormat.ROW_GROUP_ROWS + 10_000) {
                int rows = 4_000 + random.nextInt(9_000);
                writer.write(batch(names, rows, first, random));
                first += rows;
            }
            return writer.finish().sha256();
        }
    }

    private static RowBatch batch(String[] names, int rows, long first, Random random) {
        long[] ids = new long[rows];
        double[] scores = new double[rows];
        double[] repeated = new double[rows];
        int[] codes = new int[rows];
        boolean[] nulls = new boolean[random.nextBoolean() ? rows : 0];
        for (int row = 0; row < rows; row++) {
            ids[row] = first + row;
            scores[row] = random.nextDouble();
            repeated[row] = random.nextInt(9);
            codes[row] = random.nextInt(names.length);
            if (nulls.length > 0) {
                nulls[row] = random.nextInt(5) == 0;
            }
        }
        return new RowBatch(
                SCHEMA,
                rows,
                List.of(
                        new LongVector(ids, rows, new boolean[0]),
                        new DoubleVector(scores, rows, new boolean[0]),
                        new DoubleVector(repeated, rows, nulls),
                        new StringVector(names, codes, rows, nulls)),
                first);
    }

    /** Leaves a writer in the middle of its pages. */
    private static void refused(ParquetSink sink, String location) {
        Random random = new Random(SEED);
        try (PartWriter writer = sink.create(location, SCHEMA)) {
            writer.write(batch(new String[] {"refused"}, 70_000, 0, random));
            String halfOfAPair = "\ud800";
            assertThatThrownBy(() -> writer.write(batch(new String[] {halfOfAPair}, 10, 70_000, random)))
                    .isInstanceOf(NightjarException.class)
                    .hasMessageContaining("half of a surrogate pair");
        }
    }

    @Test
    void writersSideBySideAndOneAfterTheOtherWriteWhatEachWritesAlone() throws Exception {
        int files = 5;
        List<String> alone = new ArrayList<>();
        for (int file = 0; file < files; file++) {
            alone.add(write(new ParquetSink(new ProjectStorage(root)), "alone-" + file, SEED + file));
        }
        ParquetSink shared = new ParquetSink(new ProjectStorage(root));
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Callable<String>> writers = new ArrayList<>();
            for (int file = 0; file < files; file++) {
                String name = "shared-" + file;
                long seed = SEED + file;
                writers.add(() -> {
                    refused(shared, name + "-refused");
                    return write(shared, name, seed);
                });
            }
            List<String> together = new ArrayList<>();
            for (Future<String> written : pool.invokeAll(writers)) {
                together.add(written.get());
            }
            assertThat(together).as("seed %d", SEED).isEqualTo(alone);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void compressedPagesStayAsTheyAreUntilTheirRowGroupIsWritten() throws IOException {
        Random random = new Random(SEED);
        CompressedPages pages = new CompressedPages(new WriterMemory(Long.MAX_VALUE));
        byte[] room = new byte[2 * WriterMemory.BLOCK];
        for (int rowGroup = 0; rowGroup < 3; rowGroup++) {
            List<BytesInput> kept = new ArrayList<>();
            List<byte[]> expected = new ArrayList<>();
            for (int page = 0; page < 40; page++) {
                random.nextBytes(room);
                int size = page == 20 ? room.length : random.nextInt(WriterMemory.BLOCK);
                kept.add(pages.keep(room, size));
                expected.add(Arrays.copyOf(room, size));
            }
            for (int page = 0; page < kept.size(); page++) {
                ByteArrayOutputStream found = new ByteArrayOutputStream();
                kept.get(page).writeAllTo(found);
                assertThat(found.toByteArray())
                        .as("seed %d, page %d", SEED, page)
                        .isEqualTo(expected.get(page));
            }
            pages.release();
        }
    }

    @Test
    void whatOneIsDoneWithTheNextOneGets() {
        WriterMemory memory = new WriterMemory(1 << 20);
        PageBytes page = memory.lendPage();
        page.putInt(7);
        byte[] block = memory.lendBlock(17);
        int[] codes = new int[9];
        memory.giveBack(page);
        memory.giveBack(block);
        memory.giveBack(codes);
        assertThat(memory.lendPage()).isSameAs(page);
        assertThat(page.size()).isZero();
        assertThat(memory.lendPage()).isNotSameAs(page);
        assertThat(memory.lendBlock(WriterMemory.BLOCK)).isSameAs(block);
        assertThat(memory.lendBlock(WriterMemory.BLOCK)).isNotSameAs(block);
        assertThat(memory.lendCodes()).isSameAs(codes);
        assertThat(memory.lendCodes()).isEmpty();
    }

    @Test
    void onlySoMuchIsKeptAndNothingOfUnusualSize() {
        WriterMemory memory = new WriterMemory(WriterMemory.BLOCK + 3 * Integer.BYTES);
        byte[] first = memory.lendBlock(1);
        byte[] second = memory.lendBlock(1);
        memory.giveBack(first);
        memory.giveBack(second);
        memory.giveBack(new int[4]);
        assertThat(memory.lendCodes()).isEmpty();
        memory.giveBack(new int[3]);
        assertThat(memory.lendCodes()).hasSize(3);
        assertThat(memory.lendBlock(1)).isSameAs(first);
        assertThat(memory.lendBlock(1)).isNotSameAs(second);

        WriterMemory large = new WriterMemory(Long.MAX_VALUE);
        byte[] larger = large.lendBlock(WriterMemory.BLOCK + 1);
        assertThat(larger).hasSize(WriterMemory.BLOCK + 1);
        large.giveBack(larger);
        assertThat(large.lendBlock(1)).hasSize(WriterMemory.BLOCK);
        PageBytes longTexts = large.lendPage();
        longTexts.put(new byte[3 * FileFormat.PAGE_BYTES]);
        large.giveBack(longTexts);
        assertThat(large.lendPage()).isNotSameAs(longTexts);
    }
}
