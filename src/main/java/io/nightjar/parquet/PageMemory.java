package io.nightjar.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Buffers for pages, outside of the heap, where files are read and decompressed without a copy, and arrays for what is
 * decompressed some at a time. They are kept for the next reader: the collector gives the former back late, and the latter
 * would be cleared anew for each column of each row group. Safe for use by several threads.
 */
final class PageMemory {
    /** A decoder may look at a whole long from any byte of a page. */
    static final int SLACK = Long.BYTES;

    private static final int LEAST = 1 << 12;
    private static final int STEPS_OF_A_DOUBLING = 4;
    /** The heap is needed for other things than for reading. */
    private static final int ROOMS_SHARE = 8;

    private final long most;
    private final Map<Integer, Deque<ByteBuffer>> idle = new HashMap<>();
    private final Deque<SnappyStream.Room> idleRooms = new ArrayDeque<>();
    private long idleBytes;
    private long idleRoomBytes;

    /** @param most bytes that may be kept while nobody uses them */
    PageMemory(long most) {
        this.most = most;
    }

    /** A little-endian buffer of that size, with {@link #SLACK} more bytes behind its limit; it holds anything. */
    synchronized ByteBuffer lend(int size) {
        int capacity = capacity(size);
        Deque<ByteBuffer> fitting = idle.get(capacity);
        if (fitting == null || fitting.isEmpty()) {
            BufferWait wait = BufferWait.begun();
            ByteBuffer fresh = ByteBuffer.allocateDirect(capacity);
            wait.ended(capacity);
            return fresh.order(ByteOrder.LITTLE_ENDIAN).limit(size);
        }
        idleBytes -= capacity;
        return fitting.pop().clear().limit(size);
    }

    synchronized void giveBack(ByteBuffer buffer) {
        if (idleBytes + buffer.capacity() <= most) {
            idleBytes += buffer.capacity();
            idle.computeIfAbsent(buffer.capacity(), any -> new ArrayDeque<>()).push(buffer);
        }
    }

    /** Holds anything. */
    synchronized SnappyStream.Room lendRoom() {
        SnappyStream.Room room = idleRooms.poll();
        if (room == null) {
            return SnappyPage.room();
        }
        idleRoomBytes -= room.bytes();
        return room;
    }

    synchronized void giveBack(SnappyStream.Room room) {
        if (idleRoomBytes + room.bytes() <= most / ROOMS_SHARE) {
            idleRoomBytes += room.bytes();
            idleRooms.push(room);
        }
    }

    /** Sizes in steps of at most a quarter, so that buffers fit pages of about the same size. */
    private static int capacity(int size) {
        int needed = Math.max(LEAST, Math.addExact(size, SLACK));
        int step = Integer.highestOneBit(needed) / STEPS_OF_A_DOUBLING;
        return (int) Math.min(Integer.MAX_VALUE, ((long) needed + step - 1) / step * step);
    }
}
