package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as parquet-java's writers encode them. */
class NumberEncodingsTest {
    private static final long SEED = 11;
    private static final HeapByteBufferAllocator MEMORY = new HeapByteBufferAllocator();

    private final Random random = new Random(SEED);

    private static ByteBuffer page(ValuesWriter writer) throws IOException {
        byte[] bytes = bytes(writer);
        return new PageMemory(0).lend(bytes.length + 3).position(3).put(bytes).position(3);
    }

    private static byte[] bytes(ValuesWriter writer) throws IOException {
        return writer.getBytes().toInputStream().readAllBytes();
    }

    private static ValuesWriter delta(int bits, int block, int miniblocks) {
        return bits == Integer.SIZE
                ? new DeltaBinaryPackingValuesWriterForInteger(block, miniblocks, 1 << 10, 1 << 22, MEMORY)
                : new DeltaBinaryPackingValuesWriterForLong(block, miniblocks, 1 << 10, 1 << 22, MEMORY);
    }

    private static void write(ValuesWriter writer, int bits, long value) {
        if (bits == Integer.SIZE) {
            writer.writeInteger((int) value);
        } else {
            writer.writeLong(value);
        }
    }

    /** Differences of every width, also such that overflow. */
    private long[] numbers(int count, int bits, LongUnaryOperator step) {
        long[] numbers = new long[count];
        long last = random.nextLong();
        for (int i = 0; i < count; i++) {
            last += step.applyAsLong(i);
            numbers[i] = bits == Integer.SIZE ? (int) last : last;
        }
        return numbers;
    }

    private void assertRead(PageValues values, long[] right, String what) throws IOException {
        long[] read = new long[right.length + 5];
        int at = 0;
        while (at < right.length) {
            int count = Math.min(right.length - at, random.nextInt(300));
            if (random.nextInt(5) == 0) {
                values.skip(count);
                System.arraycopy(right, at, read, 5 + at, count);
            } else {
                values.longs(read, 5 + at, count);
            }
            at += count;
        }
        for (int i = 0; i < right.length; i++) {
            assertThat(read[5 + i]).as("seed %d, %s, number %d", SEED, what, i).isEqualTo(right[i]);
        }
        assertThatThrownBy(() -> values.longs(read, 0, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too early");
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64})
    void differencesOfEveryWidthAddUp(int bits) throws IOException {
        for (int width = 0; width <= bits; width++) {
            int shift = Long.SIZE - width;
            long[] right =
                    numbers(random.nextInt(700), bits, i -> shift == Long.SIZE ? 3 : random.nextLong() >>> shift);
            ValuesWriter writer = delta(bits, 128, 4);
            for (long number : right) {
                write(writer, bits, number);
            }
            assertRead(new DeltaNumbers(page(writer), bits == Integer.SIZE), right, "width " + width);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 32, 33, 128, 129, 5_000})
    void pagesOfAnyLengthEndWhereTheyEnd(int count) throws IOException {
        for (int[] blocks : new int[][] {{128, 4}, {256, 1}, {128, 16}, {1024, 8}}) {
            long[] right = numbers(count, Long.SIZE, i -> random.nextInt(1 << random.nextInt(20)) - 500);
            ValuesWriter writer = delta(Long.SIZE, blocks[0], blocks[1]);
            for (long number : right) {
                write(writer, Long.SIZE, number);
            }
            assertRead(new DeltaNumbers(page(writer), false), right, count + " in blocks of " + blocks[0]);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PrimitiveTypeName.class,
            names = {"INT32", "INT64", "FLOAT", "DOUBLE"})
    void splitBytesComeTogetherAgain(PrimitiveTypeName type) throws IOException {
        for (int round = 0; round < 20; round++) {
            int count = random.nextInt(1_000);
            long[] bits = new long[count];
            ValuesWriter writer =
                    switch (type) {
                        case INT32 ->
                            new ByteStreamSplitValuesWriter.IntegerByteStreamSplitValuesWriter(
                                    1 << 10, 1 << 22, MEMORY);
                        case INT64 ->
                            new ByteStreamSplitValuesWriter.LongByteStreamSplitValuesWriter(1 << 10, 1 << 22, MEMORY);
                        case FLOAT ->
                            new ByteStreamSplitValuesWriter.FloatByteStreamSplitValuesWriter(1 << 10, 1 << 22, MEMORY);
                        default ->
                            new ByteStreamSplitValuesWriter.DoubleByteStreamSplitValuesWriter(1 << 10, 1 << 22, MEMORY);
                    };
            for (int i = 0; i < count; i++) {
                bits[i] = random.nextLong();
                switch (type) {
                    case INT32 -> writer.writeInteger((int) bits[i]);
                    case INT64 -> writer.writeLong(bits[i]);
                    case FLOAT -> writer.writeFloat(Float.intBitsToFloat((int) bits[i]));
                    default -> writer.writeDouble(Double.longBitsToDouble(bits[i]));
                }
            }
            boolean isInt = type == PrimitiveTypeName.INT32 || type == PrimitiveTypeName.FLOAT;
            PageValues values = new ByteStreamNumbers(page(writer), type, isInt ? Integer.BYTES : Long.BYTES);
            if (type == PrimitiveTypeName.INT32 || type == PrimitiveTypeName.INT64) {
                for (int i = 0; isInt && i < count; i++) {
                    bits[i] = (int) bits[i];
                }
                assertRead(values, bits, type.toString());
            } else {
                assertReals(values, bits, isInt);
            }
        }
    }

    private void assertReals(PageValues values, long[] bits, boolean isFloat) throws IOException {
        double[] read = new double[bits.length];
        int at = 0;
        while (at < bits.length) {
            int count = Math.min(bits.length - at, random.nextInt(100));
            values.doubles(read, at, count);
            at += count;
        }
        for (int i = 0; i < bits.length; i++) {
            double right = isFloat ? Float.intBitsToFloat((int) bits[i]) : Double.longBitsToDouble(bits[i]);
            assertThat(Double.doubleToLongBits(read[i]))
                    .as("seed %d, number %d", SEED, i)
                    .isEqualTo(Double.doubleToLongBits(right));
        }
    }

    @Test
    void damagedDifferencesEndInAnAnswer() throws IOException {
        long[] right = numbers(600, Long.SIZE, i -> random.nextInt(1 << 18));
        ValuesWriter writer = delta(Long.SIZE, 128, 4);
        for (long number : right) {
            write(writer, Long.SIZE, number);
        }
        byte[] whole = bytes(writer);
        int refused = 0;
        for (int round = 0; round < 3_000; round++) {
            int length = random.nextInt(3) == 0 ? random.nextInt(whole.length) : whole.length;
            ByteBuffer page = new PageMemory(0).lend(length).put(0, whole, 0, length);
            for (int change = 0; change <= round % 3 && length > 0; change++) {
                page.put(random.nextInt(Math.min(length, 60)), (byte) random.nextInt(256));
            }
            try {
                new DeltaNumbers(page, false).longs(new long[right.length], 0, right.length);
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).as("seed %d", SEED).isGreaterThan(500);
    }

    @Test
    void aPageThatHoldsNoWholeNumberOfSplitNumbersIsRefused() {
        ByteBuffer page = new PageMemory(0).lend(31);
        assertThatThrownBy(() -> new ByteStreamNumbers(page, PrimitiveTypeName.DOUBLE, Double.BYTES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("31 bytes");
    }

    @Test
    void aRunOfBooleansThatIsLongerThanItsPageTakesNoMemory() throws IOException {
        // 2^27 groups of eight packed values, of which one is there.
        ByteBuffer page = new PageMemory(0)
                .lend(6)
                .put(new byte[] {-127, -128, -128, -128, 1, 0x55})
                .flip();
        RunBooleans booleans = new RunBooleans(new RunDecoder(page, 0, 6, 1));
        long[] read = new long[9];
        booleans.longs(read, 0, 8);
        assertThat(read).containsExactly(1, 0, 1, 0, 1, 0, 1, 0, 0);
        assertThatThrownBy(() -> booleans.longs(read, 0, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too early");
    }
}
