package io.nightjar.parquet;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The bytes of a column chunk, from the first to the last, through a window that holds some of them. */
final class ChunkBytes {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int LEAST = 1 << 14;

    private final ReadAhead reads;
    private final ReaderMemory memory;
    private final int step;
    private final long end;
    private long windowEnd;
    private ByteBuffer window = NOTHING;
    /** What stands behind the window, on its way. */
    private ReadAhead.@Nullable Pending ahead;

    /**
     * @param start position of the first byte in the file
     * @param end position after the last
     * @param step bytes to read at once
     */
    ChunkBytes(ReadAhead reads, ReaderMemory memory, long start, long end, int step) {
        this.reads = reads;
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
        look(count);
        return window.slice();
    }

    private void look(int count) {
        if (window.remaining() < Math.min(count, left())) {
            fill(count);
            readAhead();
        }
    }

    /** Takes the next bytes, at least {@code least} or all that are left, and no more than {@code most}; says how many. */
    int take(int least, byte[] into, int at, int most) {
        look(least);
        int taken = Math.min(window.remaining(), most);
        window.get(into, at, taken);
        return taken;
    }

    /** Begins to read what comes behind the window, if there is room for it. */
    void readAhead() {
        int size = (int) Math.min(end - windowEnd, step);
        if (reads.isWorthwhile() && ahead == null && size > 0 && !memory.isFull()) {
            ahead = reads.begin(windowEnd, memory.lend(size));
        }
    }

    private void fill(int count) {
        @Nullable ByteBuffer read = takeAhead();
        int kept = window.remaining();
        int here = kept + (read == null ? 0 : read.remaining());
        int size = (int) Math.min(left(), here >= count ? here : Math.max(count, step));
        ByteBuffer fresh = memory.lend(size);
        fresh.put(window);
        if (read != null) {
            fresh.put(read);
            memory.giveBack(read);
        }
        giveBack(window);
        window = fresh;
        windowEnd += size - kept;
        if (fresh.hasRemaining()) {
            reads.read(windowEnd - fresh.remaining(), fresh);
        }
        fresh.flip();
    }

    private @Nullable ByteBuffer takeAhead() {
        ReadAhead.Pending pending = ahead;
        if (pending == null) {
            return null;
        }
        ahead = null;
        try {
            return pending.await();
        } catch (RuntimeException e) {
            memory.giveBack(pending.buffer());
            throw e;
        }
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

    /** Gives back a window that was made larger for something that is taken by now. */
    void shrink() {
        if (window.capacity() > 2 * step && ahead == null) {
            release();
        }
    }

    /** Gives the window's memory back; what it held is read again when it is asked for. */
    void release() {
        if (ahead != null) {
            ahead.end();
            memory.giveBack(ahead.buffer());
            ahead = null;
        }
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
