package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.bytes.DirectByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.api.Test;

/** Runs of our own, read and written by parquet-java too. */
class RunsTest {
    private static final long SEED = Long.getLong("seed", 20010508L);

    private final Random random = new Random(SEED);

    /** Values of that width, in runs of one value and of many. */
    private int[] values(int count, int width) {
        int[] values = new int[count];
        int at = 0;
        while (at < count) {
            int end = Math.min(count, at + 1 + random.nextInt(random.nextBoolean() ? 40 : 2));
            boolean same = random.nextBoolean();
            int value = value(width);
            for (; at < end; at++) {
                values[at] = same ? value : value(width);
            }
        }
        return values;
    }

    private int value(int width) {
        return width == 0 ? 0 : random.nextInt() >>> Integer.SIZE - width;
    }

    private static ByteBuffer page(byte[] bytes) {
        ByteBuffer page = new PageMemory(0).lend(bytes.length);
        page.put(bytes).flip();
        return page;
    }

    @Test
    void whatWeWriteParquetJavaReadsAndSoDoWe() throws IOException {
        for (int round = 0; round < 400; round++) {
            int width = round % 33;
            int[] values = values(1 + random.nextInt(600), width);
            PageBytes written = new PageBytes();
            RunEncoder.encode(values, values.length, width, written);
            byte[] bytes = Arrays.copyOf(written.array(), written.size());
            RunLengthBitPackingHybridDecoder theirs =
                    new RunLengthBitPackingHybridDecoder(width, new ByteArrayInputStream(bytes));
            for (int value : values) {
                assertThat(theirs.readInt())
                        .as("seed %d, round %d", SEED, round)
                        .isEqualTo(value);
            }
            assertThat(readInPieces(bytes, width, values.length)).isEqualTo(values);
        }
    }

    @Test
    void whatParquetJavaWritesWeRead() throws IOException {
        for (int round = 0; round < 400; round++) {
            int width = 1 + round % 32;
            int[] values = values(1 + random.nextInt(600), width);
            byte[] bytes;
            try (RunLengthBitPackingHybridEncoder theirs =
                    new RunLengthBitPackingHybridEncoder(width, 64, 1 << 20, DirectByteBufferAllocator.getInstance())) {
                for (int value : values) {
                    theirs.writeInt(value);
                }
                bytes = theirs.toBytes().toInputStream().readAllBytes();
            }
            assertThat(readInPieces(bytes, width, values.length))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(values);
        }
    }

    /** Reads some and skips some, twice, so that each value is read at least once. */
    private int[] readInPieces(byte[] bytes, int width, int count) throws IOException {
        int[] read = new int[count];
        Arrays.fill(read, -7);
        for (int pass = 0; pass < 2; pass++) {
            RunDecoder decoder = new RunDecoder(page(bytes), 0, bytes.length, width);
            int at = 0;
            // What the first pass skips the second reads.
            boolean skips = pass == 1;
            while (at < count) {
                int piece = Math.min(count - at, 1 + (at * 7 + 3) % 50);
                if (skips) {
                    decoder.skip(piece);
                } else {
                    decoder.read(read, at, piece);
                }
                skips = !skips;
                at += piece;
            }
        }
        return read;
    }

    @Test
    void nullsAreCountedAndFlagged() throws IOException {
        for (int round = 0; round < 200; round++) {
            int[] levels = values(1 + random.nextInt(400), 1);
            PageBytes written = new PageBytes();
            RunEncoder.encode(levels, levels.length, 1, written);
            RunDecoder decoder =
                    new RunDecoder(page(Arrays.copyOf(written.array(), written.size())), 0, written.size(), 1);
            int at = 0;
            while (at < levels.length) {
                int count = Math.min(levels.length - at, 1 + random.nextInt(60));
                boolean[] nulls = new boolean[count];
                int found = decoder.readNulls(nulls, 0, count);
                int expected = 0;
                for (int i = 0; i < count; i++) {
                    expected += 1 - levels[at + i];
                    assertThat(nulls[i]).as("seed %d, round %d", SEED, round).isEqualTo(levels[at + i] == 0);
                }
                assertThat(found).isEqualTo(expected);
                at += count;
            }
        }
    }

    @Test
    void brokenRunsEndInAnException() throws IOException {
        assertThatThrownBy(() -> new RunDecoder(page(new byte[1]), 0, 1, 33)).hasMessage("values of 33 bits");
        refused(new byte[] {}, 3, "runs end too early");
        refused(new byte[] {2}, 3, "runs end too early");
        refused(new byte[] {0, 0}, 3, "a run of no values");
        refused(new byte[] {16, 9}, 3, "a value has more than 3 bits");
        refused(new byte[] {3, 1, 2}, 3, "packed values end too early");
        refused(new byte[] {-1, -1, -1, -1, -1, -1}, 3, "the length of a run has too many bytes");
    }

    private static void refused(byte[] bytes, int width, String message) throws IOException {
        RunDecoder decoder = new RunDecoder(page(bytes), 0, bytes.length, width);
        assertThatThrownBy(() -> decoder.read(new int[8], 0, 8)).hasMessage(message);
    }
}
