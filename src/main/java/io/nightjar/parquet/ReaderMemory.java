package io.nightjar.parquet;

import java.nio.ByteBuffer;

/**
 * The page memory that one reader holds, and its limit: half of the maximum heap size, divided by the number of processors.
 * A reader whose pages need more holds some of them only while it decodes.
 */
final class ReaderMemory {
    private static final long LEAST = 16L << 20;

    private final PageMemory memory;
    private final long limit;
    private long held;

    ReaderMemory(PageMemory memory, long limit) {
        this.memory = memory;
        this.limit = limit;
    }

    /** The limit of each reader of this process. */
    static long limit() {
        Runtime runtime = Runtime.getRuntime();
        return Math.max(LEAST, runtime.maxMemory() / 2 / Math.max(2, runtime.availableProcessors()));
    }

    ByteBuffer lend(int size) {
        ByteBuffer buffer = memory.lend(size);
        held += buffer.capacity();
        return buffer;
    }

    void giveBack(ByteBuffer buffer) {
        held -= buffer.capacity();
        memory.giveBack(buffer);
    }

    /** Memory of the heap, in which a page is decompressed. */
    SnappyStream.Room lendRoom() {
        SnappyStream.Room room = memory.lendRoom();
        held += room.bytes();
        return room;
    }

    void giveBack(SnappyStream.Room room) {
        held -= room.bytes();
        memory.giveBack(room);
    }

    boolean isFull() {
        return held > limit;
    }

    long limitOfThis() {
        return limit;
    }
}
