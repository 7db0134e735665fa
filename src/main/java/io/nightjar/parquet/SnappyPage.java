package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A page in Snappy's format, decompressed some at a time. Writers compress in blocks of 64 KB that know nothing of each
 * other: with only one of them there, it stays in the processor's cache, where a whole page would go through memory twice.
 * Where a page was not made so, it is decompressed whole.
 */
final class SnappyPage implements PageInput {
    static final int BLOCK = 1 << 16;
    /** Room for the part of a value that the block before ended with. */
    private static final int KEPT = Long.BYTES;

    private final ChunkBytes bytes;
    private final ReaderMemory memory;
    private final long bodyStart;
    private final int bodySize;
    private final int size;
    private final SnappyStream stream;

    /** Position in the page of what stands behind {@link #KEPT}. */
    private int blockStart;

    private boolean isWhole;
    private ByteBuffer buffer;
    /** The same memory, from the next byte to be read to the last that is there. */
    private ByteBuffer unread;

    /**
     * @param bytes stands at the first byte of the compressed page
     * @param bodySize bytes of it
     * @param size of the page
     */
    SnappyPage(ChunkBytes bytes, int bodySize, int size, ReaderMemory memory) throws IOException {
        this.bytes = bytes;
        this.memory = memory;
        this.bodyStart = bytes.position();
        this.bodySize = bodySize;
        this.size = size;
        this.stream = new SnappyStream(bytes, bodySize, size);
        this.buffer = memory.lend(KEPT + BLOCK + SnappyStream.OVERSHOOT);
        this.unread = view(buffer).limit(KEPT).position(KEPT);
        stream.out = buffer;
        stream.outAt = KEPT;
        beginBlock();
    }

    private static ByteBuffer view(ByteBuffer buffer) {
        return buffer.duplicate().order(buffer.order());
    }

    private void beginBlock() {
        stream.outStart = KEPT;
        stream.outEnd = KEPT + size - blockStart;
    }

    private int blockEnd() {
        return Math.min(KEPT + BLOCK, stream.outEnd);
    }

    @Override
    public ByteBuffer next(int least, int wanted) throws IOException {
        while (unread.remaining() < least) {
            if (isWhole || stream.outAt >= stream.outEnd) {
                throw PageInput.tooShort();
            }
            if (stream.isStuck()) {
                stream.check();
                decompressWhole();
            } else {
                want((long) unread.position() + Math.max(least, wanted));
                SnappyPairs.run(stream);
                unread.limit(stream.outAt);
            }
        }
        stream.check();
        return unread;
    }

    private void nextBlock() {
        int rest = unread.remaining();
        buffer.put(KEPT - rest, buffer, unread.position(), rest);
        blockStart += stream.outAt - KEPT;
        stream.outAt = KEPT;
        unread.limit(KEPT).position(KEPT - rest);
        beginBlock();
    }

    private void decompressWhole() throws IOException {
        int read = blockStart + unread.position() - KEPT;
        close();
        bytes.seek(bodyStart);
        ByteBuffer whole = memory.lend(size);
        buffer = whole;
        try (SnappyPages codec = new SnappyPages()) {
            codec.decompress(bytes.peek(bodySize).limit(bodySize), view(whole));
        }
        unread = view(whole).position(read);
        isWhole = true;
    }

    /** Whether there is a block to decompress, now or beside that of another page. */
    boolean isWaiting() {
        return !isWhole
                && !stream.isStuck()
                && (stream.outAt < blockEnd() || (unread.remaining() < KEPT && stream.outAt < stream.outEnd));
    }

    /** Decompresses pages of two columns side by side, until one of them needs no more for now. */
    static void decompress(SnappyPage one, SnappyPage other) {
        one.want(Long.MAX_VALUE);
        other.want(Long.MAX_VALUE);
        SnappyPairs.run(one.stream, other.stream);
        one.unread.limit(one.stream.outAt);
        other.unread.limit(other.stream.outAt);
    }

    /** @param end place in the buffer, as far as the block reaches */
    private void want(long end) {
        if (stream.outAt >= blockEnd()) {
            nextBlock();
        }
        stream.outWanted = (int) Math.min(end, blockEnd());
    }

    /** Gives memory back. */
    @Override
    public void close() {
        memory.giveBack(buffer);
    }
}
