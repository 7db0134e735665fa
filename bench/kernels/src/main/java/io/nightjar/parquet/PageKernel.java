package io.nightjar.parquet;

import io.nightjar.storage.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.xerial.snappy.Snappy;

/** What a value costs: pages as table (a) has them, doubles of 21 binary places, and codes into dictionaries. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class PageKernel {
    private static final int VALUES = 1 << 19;
    private static final int SIZE = VALUES * Double.BYTES;
    private static final int STEP = 8192;
    private static final int SMALL_WIDTH = 7;
    private static final int LARGE_WIDTH = 15;
    private static final ColumnDescriptor DOUBLE = new ColumnDescriptor(
            new String[] {"x"}, Types.required(PrimitiveTypeName.DOUBLE).named("x"), 0, 0);

    private final double[] doubles = new double[STEP];
    private final int[] codes = new int[VALUES];
    private final PageBytes encoded = new PageBytes();
    private final SnappyStream.Room[] rooms = {SnappyPage.room(), SnappyPage.room()};
    private final PageMemory pages = new PageMemory(64L << 20);
    private byte[] compressed = {};
    private ByteBuffer stored = ByteBuffer.allocate(0);
    private ByteBuffer plain = ByteBuffer.allocate(0);
    private ByteBuffer small = ByteBuffer.allocate(0);
    private ByteBuffer large = ByteBuffer.allocate(0);

    @Setup
    public void prepare() throws IOException {
        Random random = new Random(1);
        ByteBuffer bytes = ByteBuffer.allocate(VALUES * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < VALUES; i++) {
            bytes.putDouble(random.nextInt(1 << 22) / (double) (1 << 21) - 1);
        }
        compressed = Snappy.compress(bytes.array());
        stored = direct(compressed);
        plain = direct(bytes.array());
        small = packed(random, SMALL_WIDTH);
        large = packed(random, LARGE_WIDTH);
    }

    private ByteBuffer direct(byte[] bytes) {
        ByteBuffer direct = pages.lend(bytes.length);
        direct.put(0, bytes);
        return direct;
    }

    private ByteBuffer packed(Random random, int width) {
        for (int i = 0; i < VALUES; i++) {
            codes[i] = random.nextInt(1 << width);
        }
        PageBytes page = new PageBytes();
        RunEncoder.encode(codes, VALUES, width, page);
        byte[] bytes = new byte[page.size()];
        System.arraycopy(page.array(), 0, bytes, 0, bytes.length);
        return direct(bytes);
    }

    private SnappyPage page(int room) throws IOException {
        ReaderMemory memory = new ReaderMemory(pages, Long.MAX_VALUE);
        ReadAhead reads = new ReadAhead(new Bytes(compressed), Runnable::run);
        ChunkBytes bytes = new ChunkBytes(reads, memory, 0, compressed.length, 1 << 18);
        return new SnappyPage(bytes, compressed.length, VALUES * Double.BYTES, memory, rooms[room]);
    }

    private static long drain(SnappyPage page) throws IOException {
        long read = 0;
        while (read < SIZE) {
            read += take(page);
        }
        return read;
    }

    /** Eight bytes decompressed in blocks, one page alone. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long snappyAlone() throws IOException {
        return drain(page(0));
    }

    /** The same, of two pages side by side. */
    @Benchmark
    @OperationsPerInvocation(2 * VALUES)
    public long snappyTwoPages() throws IOException {
        SnappyPage one = page(0);
        SnappyPage other = page(1);
        long ofOne = 0;
        long ofOther = 0;
        while (ofOne < SIZE || ofOther < SIZE) {
            while (one.isWaiting() && other.isWaiting()) {
                SnappyPage.decompress(one, other);
            }
            ofOne += ofOne < SIZE ? take(one) : 0;
            ofOther += ofOther < SIZE ? take(other) : 0;
        }
        return ofOne + ofOther;
    }

    private static int take(SnappyPage page) throws IOException {
        ByteBuffer some = page.next(Double.BYTES, SnappyPage.BLOCK);
        int count = some.remaining();
        some.position(some.limit());
        return count;
    }

    /** The same by snappy-java, the whole page at once. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public ByteBuffer snappyLibrary() throws IOException {
        ByteBuffer page = pages.lend(SIZE);
        try (SnappyPages codec = new SnappyPages()) {
            codec.decompress(stored.duplicate(), page.duplicate());
        }
        pages.giveBack(page);
        return page;
    }

    /** A double of an uncompressed page. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public double[] plainDoubles() throws IOException {
        PageValues values = PlainValues.of(plain, DOUBLE);
        for (int at = 0; at < VALUES; at += STEP) {
            values.doubles(doubles, 0, STEP);
        }
        return doubles;
    }

    /** A code of 7 bits. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public int[] codesOf7Bits() throws IOException {
        return decode(small, SMALL_WIDTH);
    }

    /** A code of 15 bits. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public int[] codesOf15Bits() throws IOException {
        return decode(large, LARGE_WIDTH);
    }

    private int[] decode(ByteBuffer page, int width) throws IOException {
        RunDecoder runs = new RunDecoder(page, 0, page.limit(), width);
        for (int at = 0; at < VALUES; at += STEP) {
            runs.read(codes, at, STEP);
        }
        return codes;
    }

    /** A code of 15 bits written. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public PageBytes encodedCodes() {
        encoded.clear();
        RunEncoder.encode(codes, VALUES, LARGE_WIDTH, encoded);
        return encoded;
    }

    /** Bytes in memory as a file that answers at once. */
    private static final class Bytes implements Storage.RandomAccess {
        private final byte[] bytes;
        private long position;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void seek(long next) {
            position = next;
        }

        @Override
        public void readFully(ByteBuffer buffer) {
            int count = buffer.remaining();
            buffer.put(bytes, (int) position, count);
            position += count;
        }

        @Override
        public boolean answersAtOnce() {
            return true;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
