package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerial.snappy.Snappy;

class SnappyPageTest {
    private static final long SEED = 31;
    private static final int STEP = 1 << 16;

    private final Random random = new Random(SEED);

    private static SnappyPage page(byte[] stream, int size) throws IOException {
        ReaderMemory memory = new ReaderMemory(new PageMemory(1 << 20), 1 << 20);
        ChunkBytes bytes =
                new ChunkBytes(new ReadAhead(new BytesAsFile(stream), Runnable::run), memory, 0, stream.length, STEP);
        return new SnappyPage(bytes, stream.length, size, memory, SnappyPage.room());
    }

    /** Reads a page in pieces of random size. */
    private byte[] read(SnappyPage page, int size) throws IOException {
        byte[] read = new byte[size];
        int at = 0;
        while (at < size) {
            ByteBuffer some = page.next(Math.min(size - at, 1 + random.nextInt(8)), random.nextInt(100_000));
            int count = Math.min(some.remaining(), 1 + random.nextInt(40_000));
            // What a reader of numbers leaves is less than one of them.
            count = some.remaining() - count < Long.BYTES ? count : some.remaining() - random.nextInt(Long.BYTES);
            some.get(read, at, Math.max(0, count));
            at += Math.max(0, count);
        }
        return read;
    }

    private byte[] numbers(int kind, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(3 + count * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 1).put((byte) 2).put((byte) 3);
        for (int i = 0; i < count; i++) {
            switch (kind) {
                case 0 -> bytes.putDouble(random.nextInt(1 << 21) / (double) (1 << 21));
                case 1 -> bytes.putDouble(random.nextGaussian());
                case 2 -> bytes.putLong(1_000_000L + i);
                case 3 -> bytes.putDouble(random.nextInt(1000) / 100.0);
                case 4 -> bytes.putLong(0);
                case 5 -> bytes.putInt(random.nextInt(100_000)).putInt(random.nextInt(50));
                case 6 -> bytes.putFloat(i % 977).putFloat(random.nextFloat());
                default -> bytes.putLong(random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(300));
            }
        }
        return bytes.array();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void numbersComeOutAsTheyWereCompressed(int kind) throws IOException {
        byte[] right = numbers(kind, 90_000);
        assertSame(read(page(Snappy.compress(right), right.length), right.length), right, "kind " + kind);
    }

    @Test
    void twoPagesDecompressSideBySide() throws IOException {
        for (int kind = 0; kind < 8; kind++) {
            byte[] right1 = numbers(kind, 60_000);
            byte[] right2 = numbers(random.nextInt(8), 40_000 + random.nextInt(30_000));
            SnappyPage one = page(Snappy.compress(right1), right1.length);
            SnappyPage two = page(Snappy.compress(right2), right2.length);
            byte[] read1 = new byte[right1.length];
            byte[] read2 = new byte[right2.length];
            int at1 = 0;
            int at2 = 0;
            while (at1 < right1.length || at2 < right2.length) {
                while (one.isWaiting() && two.isWaiting()) {
                    SnappyPage.decompress(one, two);
                }
                at1 = take(one, read1, at1);
                at2 = take(two, read2, at2);
            }
            assertSame(read1, right1, "kind " + kind);
            assertSame(read2, right2, "beside kind " + kind);
        }
    }

    @Test
    void theRestOfAValueInABlockThatWasReadKeepsNoPageWaiting() throws IOException {
        for (int rest = 1; rest < Long.BYTES; rest++) {
            byte[] right1 = new byte[3 * SnappyPage.BLOCK];
            byte[] right2 = new byte[3 * SnappyPage.BLOCK];
            random.nextBytes(right1);
            random.nextBytes(right2);
            SnappyPage one = page(Snappy.compress(right1), right1.length);
            SnappyPage two = page(Snappy.compress(right2), right2.length);
            SnappyPage.decompress(one, two);
            int read = SnappyPage.BLOCK - rest;
            one.next(read, read).position(one.next(1, 1).position() + read);
            int rounds = 0;
            while (one.isWaiting() && two.isWaiting()) {
                SnappyPage.decompress(one, two);
                assertThat(++rounds).as("rest of %d bytes", rest).isLessThan(4);
            }
            assertThat(one.next(Long.BYTES, Long.BYTES).get()).isEqualTo(right1[read]);
            assertSame(Arrays.copyOf(read(two, right2.length), right2.length), right2, "beside a rest");
        }
    }

    private static void assertSame(byte[] read, byte[] right, String what) {
        assertThat(Arrays.mismatch(read, right))
                .as("seed %d, %s: first byte that differs", SEED, what)
                .isEqualTo(-1);
    }

    private static int take(SnappyPage page, byte[] into, int at) throws IOException {
        if (at == into.length) {
            return at;
        }
        ByteBuffer some = page.next(Math.min(Long.BYTES, into.length - at), 1);
        int count = some.remaining();
        some.get(into, at, count);
        return at + count;
    }

    @Test
    void tokensOfEveryKindMeanWhatTheFormatSays() throws IOException {
        for (int i = 0; i < 200; i++) {
            SnappyTokens tokens = SnappyTokens.random(random, 1 + random.nextInt(200_000), 1 << 20, true);
            byte[] right = tokens.page();
            assertSame(read(page(tokens.stream(), right.length), right.length), right, "page " + i);
        }
    }

    @Test
    void copiesFromBlocksBeforeAreFoundToo() throws IOException {
        for (int i = 0; i < 50; i++) {
            SnappyTokens tokens = SnappyTokens.random(random, 150_000 + random.nextInt(50_000), 1 << 20, false);
            byte[] right = tokens.page();
            assertSame(read(page(tokens.stream(), right.length), right.length), right, "page " + i);
        }
    }

    @Test
    void whatIsBrokenIsRefused() {
        assertRefused(tokens -> tokens.copy(4, 5, 1), "cop");
        assertRefused(tokens -> tokens.copy(4, 0, 2), "copies what is not there yet");
        assertRefused(tokens -> tokens.copy(4, 70_000, 3), "cop");
        assertRefused(tokens -> tokens.copy(4, -1, 3), "cop");
    }

    private interface Breaking {
        void apply(SnappyTokens tokens);
    }

    private static void assertRefused(Breaking breaking, String message) {
        SnappyTokens tokens = new SnappyTokens();
        tokens.literal(new byte[] {1, 2, 3, 4}, 0);
        breaking.apply(tokens);
        tokens.literal(new byte[100], 1);
        int size = tokens.page().length;
        assertThatThrownBy(() -> page(tokens.stream(), size).next(size, size))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("(?is).*(" + message + "|FAILED_TO_UNCOMPRESS).*");
    }

    @Test
    void sizesThatDoNotFitAreRefused() throws IOException {
        byte[] right = numbers(0, 20_000);
        byte[] stream = Snappy.compress(right);
        assertThatThrownBy(() -> page(stream, right.length - 1)).hasMessageContaining("not of");
        assertThatThrownBy(() -> page(new byte[] {-1, -1, -1, -1, -1, -1}, 5)).hasMessageContaining("length");
        assertThatThrownBy(() -> page(new byte[] {-1}, 5)).hasMessageContaining("too early");
        byte[] cut = Arrays.copyOf(stream, stream.length - 1);
        assertThatThrownBy(() -> read(page(cut, right.length), right.length)).hasMessageContaining("too early");
        byte[] longer = Arrays.copyOf(stream, stream.length + 1);
        assertThatThrownBy(() -> read(page(longer, right.length), right.length))
                .hasMessageContaining("goes on behind its end");
        byte[] lying = stream.clone();
        lying[0] -= 1;
        assertThatThrownBy(() -> read(page(lying, right.length - 1), right.length - 1))
                .hasMessageContaining("longer than it says");
    }

    @Test
    void aBrokenPageIsReportedByItselfAlone() throws IOException {
        byte[] right = numbers(0, 30_000);
        byte[] stream = Snappy.compress(right);
        byte[] broken = Arrays.copyOf(stream, stream.length / 3);
        SnappyPage one = page(stream, right.length);
        SnappyPage two = page(broken, right.length);
        byte[] read = new byte[right.length];
        int at = 0;
        boolean isRefused = false;
        while (at < right.length) {
            while (one.isWaiting() && two.isWaiting()) {
                SnappyPage.decompress(one, two);
            }
            at = take(one, read, at);
            if (!isRefused) {
                try {
                    ByteBuffer some = two.next(8, 8);
                    some.position(some.limit());
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining("too early");
                    isRefused = true;
                }
            }
        }
        assertThat(isRefused).isTrue();
        assertSame(read, right, "the whole one");
    }

    @Test
    void damagedStreamsEndInAnAnswer() throws IOException {
        byte[] right = numbers(0, 12_000);
        byte[] whole = Snappy.compress(right);
        int[] refused = new int[1];
        IntStream.range(0, 3_000).forEach(i -> {
            byte[] stream = whole.clone();
            for (int change = 0; change <= i % 3; change++) {
                stream[3 + random.nextInt(stream.length - 3)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(read(page(stream, right.length), right.length)).hasSize(right.length);
            } catch (IOException e) {
                refused[0]++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + SEED + ", round " + i, e);
            }
        });
        assertThat(refused[0]).isGreaterThan(500);
    }
}
