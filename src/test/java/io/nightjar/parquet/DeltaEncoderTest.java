package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;
import org.junit.jupiter.api.Test;

/** Differences of ours, read by parquet-java. */
class DeltaEncoderTest {
    private static final long SEED = Long.getLong("seed", 20010508L);

    private final Random random = new Random(SEED);

    private static DeltaBinaryPackingValuesReader reader(PageBytes page, int count) throws IOException {
        DeltaBinaryPackingValuesReader reader = new DeltaBinaryPackingValuesReader();
        byte[] bytes = Arrays.copyOf(page.array(), page.size());
        reader.initFromPage(count, ByteBufferInputStream.wrap(ByteBuffer.wrap(bytes)));
        return reader;
    }

    /** Numbers that jump by up to so many bits, now and then over the whole range. */
    private long[] jumping(int count, int bits) {
        long[] values = new long[count];
        long last = random.nextLong();
        for (int i = 0; i < count; i++) {
            long jump = bits == 0 ? 0 : random.nextLong() >> Long.SIZE - bits;
            last = random.nextInt(200) == 0 ? random.nextLong() : last + jump;
            values[i] = last;
        }
        return values;
    }

    @Test
    void parquetJavaReadsLongsOfEveryWidth() throws IOException {
        for (int round = 0; round < 520; round++) {
            long[] values = jumping(1 + random.nextInt(700), round % 65);
            PageBytes plain = new PageBytes();
            plain.putLongs(values, 0, values.length);
            PageBytes page = new PageBytes();
            DeltaEncoder.encodeLongs(plain, page);
            DeltaBinaryPackingValuesReader theirs = reader(page, values.length);
            for (long value : values) {
                assertThat(theirs.readLong())
                        .as("seed %d, round %d", SEED, round)
                        .isEqualTo(value);
            }
        }
    }

    @Test
    void parquetJavaReadsIntegersOfEveryWidth() throws IOException {
        for (int round = 0; round < 330; round++) {
            long[] values = jumping(1 + random.nextInt(700), round % 33);
            PageBytes plain = new PageBytes();
            for (long value : values) {
                plain.putInt((int) value);
            }
            PageBytes page = new PageBytes();
            DeltaEncoder.encodeInts(plain, page);
            DeltaBinaryPackingValuesReader theirs = reader(page, values.length);
            for (long value : values) {
                assertThat(theirs.readInteger())
                        .as("seed %d, round %d", SEED, round)
                        .isEqualTo((int) value);
            }
        }
    }

    /** Around the ends of what is taken from a page at once. */
    @Test
    void parquetJavaReadsPagesOfEveryLength() throws IOException {
        for (int count : new int[] {1, 2, 128, 129, 1024, 1025, 1026, 2048, 2049, 2050, 3000}) {
            long[] values = jumping(count, 21);
            PageBytes longs = new PageBytes();
            longs.putLongs(values, 0, count);
            PageBytes ints = new PageBytes();
            for (long value : values) {
                ints.putInt((int) value);
            }
            PageBytes ofLongs = new PageBytes();
            DeltaEncoder.encodeLongs(longs, ofLongs);
            PageBytes ofInts = new PageBytes();
            DeltaEncoder.encodeInts(ints, ofInts);
            DeltaBinaryPackingValuesReader theirLongs = reader(ofLongs, count);
            DeltaBinaryPackingValuesReader theirInts = reader(ofInts, count);
            for (long value : values) {
                assertThat(theirLongs.readLong())
                        .as("seed %d, %d values", SEED, count)
                        .isEqualTo(value);
                assertThat(theirInts.readInteger())
                        .as("seed %d, %d values", SEED, count)
                        .isEqualTo((int) value);
            }
        }
    }

    @Test
    void theFarEndsOfTheRangeAreNeighboursToo() throws IOException {
        long[] values = {Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 0, -1, Long.MAX_VALUE, Long.MAX_VALUE};
        PageBytes plain = new PageBytes();
        plain.putLongs(values, 0, values.length);
        PageBytes page = new PageBytes();
        DeltaEncoder.encodeLongs(plain, page);
        DeltaBinaryPackingValuesReader theirs = reader(page, values.length);
        for (long value : values) {
            assertThat(theirs.readLong()).isEqualTo(value);
        }
    }

    @Test
    void keysThatGrowByOneTakeNextToNothing() {
        PageBytes plain = new PageBytes();
        for (int i = 0; i < 32_768; i++) {
            plain.putLong(4_000_000_000L + i);
        }
        PageBytes page = new PageBytes();
        DeltaEncoder.encodeLongs(plain, page);
        assertThat(page.size()).isLessThan(1_300);
    }
}
