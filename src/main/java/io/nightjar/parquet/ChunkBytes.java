package io.nightjar.parquet;

import io.nightjar.storage.Storage;
import java.nio.ByteBuffer;

/** The bytes of a column chunk, from the first to the last, through a window that holds some of them. */
final class ChunkBytes {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int LEAST = 1 << 14;

    private final Storage.RandomAccess in;
    private final ReaderMemory memory;
    private final int step;
    private final long end;
    private long windowEnd;
    private ByteBuffer window = NOTHING;

    /**
     * @param start position of the first byte in the file
     * @param end position after the last
     * @param step bytes to read at once
     */
    ChunkBytes(Storage.RandomAccess in, ReaderMemory memory, long start, long end, int step) {
        this.in = in;
        this.memory = memory;
        this.windowEnd = start;
        this.end = end;
        this.step = Math.max(LEAST, step);
    }

    /** Where the next byte stands in the file. */
    long position() {
        return windowEnd - window.remaining();
    }

    long left() {
        return end - position();
    }

    /** The next bytes, without taking them: at least {@code count}, or all that are left. Valid until the next call. */
    ByteBuffer peek(int count) {
        if (window.remaining() < Math.min(count, left())) {
            fill(count);
        }
        return window.slice();
    }

    private void fill(int count) {
        int size = (int) Math.min(left(), Math.max(count, step));
        ByteBuffer fresh = memory.lend(size);
        int kept = window.remaining();
        fresh.put(window);
        giveBack(window);
        window = fresh;
        in.seek(windowEnd);
        in.readFully(fresh);
        windowEnd += size - kept;
        fresh.flip();
    }

    void skip(int count) {
        window.position(window.position() + count);
    }

    /** Goes on at another position, without reading again what is there. */
    void seek(long position) {
        long windowStart = windowEnd - window.limit();
        if (position >= windowStart && position <= windowEnd) {
            window.position((int) (position - windowStart));
        } else {
            release();
            windowEnd = position;
        }
    }

    /** Gives the window's memory back; what it held is read again when it is asked for. */
    void release() {
        windowEnd = position();
        giveBack(window);
        window = NOTHING;
    }

    private void giveBack(ByteBuffer buffer) {
        if (buffer.capacity() > 0) {
            memory.giveBack(buffer);
        }
    }
}
