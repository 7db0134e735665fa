package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

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

    /** The page, where it had to be decompressed whole. */
    private @Nullable ByteBuffer whole;

    /** From the next byte to be read to the last that is there. */
    private ByteBuffer unread;

    /**
     * @param bytes stands at the first byte of the compressed page
     * @param bodySize bytes of it
     * @param size of the page
     * @param room of {@link #room}, for this page alone until the next one
     */
    SnappyPage(ChunkBytes bytes, int bodySize, int size, ReaderMemory memory, SnappyStream.Room room)
            throws IOException {
        this.bytes = bytes;
        this.memory = memory;
        this.bodyStart = bytes.position();
        this.bodySize = bodySize;
        this.size = size;
        this.stream = new SnappyStream(bytes, bodySize, size, room);
        this.unread = ByteBuffer.wrap(stream.out)
                .order(ByteOrder.LITTLE_ENDIAN)
                .limit(KEPT)
                .position(KEPT);
        stream.outAt = KEPT;
        beginBlock();
    }

    static SnappyStream.Room room() {
        return new SnappyStream.Room(KEPT + BLOCK);
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
            if (whole != null || stream.outAt >= stream.outEnd) {
                throw PageInput.tooShort();
            }
            if (stream.isStuck()) {
                stream.check();
                decompressWhole();
            } else {
                want(Math.max(least, wanted));
                SnappyPairs.run(stream);
                unread.limit(stream.outAt);
            }
        }
        stream.check();
        return unread;
    }

    private void nextBlock() {
        int rest = unread.remaining();
        System.arraycopy(stream.out, unread.position(), stream.out, KEPT - rest, rest);
        blockStart += stream.outAt - KEPT;
        stream.outAt = KEPT;
        unread.limit(KEPT).position(KEPT - rest);
        beginBlock();
    }

    private void decompressWhole() throws IOException {
        int read = blockStart + unread.position() - KEPT;
        bytes.seek(bodyStart);
        whole = memory.lend(size);
        try (SnappyPages codec = new SnappyPages()) {
            codec.decompress(bytes.peek(bodySize).limit(bodySize), whole.duplicate());
        }
        bytes.shrink();
        unread = whole.duplicate().order(whole.order()).position(read);
    }

    /** Whether there is a block to decompress, now or beside that of another page. */
    boolean isWaiting() {
        return whole == null
                && !stream.isStuck()
                && (stream.outAt < blockEnd() || (unread.remaining() < KEPT && stream.outAt < stream.outEnd));
    }

    /** Decompresses pages of two columns side by side, until one of them needs no more for now. */
    static void decompress(SnappyPage one, SnappyPage other) {
        one.wantBlock();
        other.wantBlock();
        SnappyPairs.run(one.stream, other.stream);
        one.unread.limit(one.stream.outAt);
        other.unread.limit(other.stream.outAt);
    }

    /** @param count bytes to be there, as far as the block reaches */
    private void want(int count) {
        goOn();
        stream.outWanted = (int) Math.min((long) unread.position() + count, blockEnd());
    }

    /** All of the block, also where it begins with the rest of a value: with less, the page would go on waiting. */
    private void wantBlock() {
        goOn();
        stream.outWanted = blockEnd();
    }

    private void goOn() {
        if (stream.outAt >= blockEnd()) {
            nextBlock();
        }
    }

    @Override
    public void close() {
        if (whole != null) {
            memory.giveBack(whole);
            whole = null;
        }
    }
}
