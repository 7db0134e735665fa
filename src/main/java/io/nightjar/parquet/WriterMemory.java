package io.nightjar.parquet;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What writers encode into, kept for the next one: an array made anew is cleared twice, by the system and by the virtual
 * machine, and the few row groups of a split never use one often enough to make up for that. Safe for use by several threads.
 */
final class WriterMemory {
    /** Less than half of a region of a small heap, so that the collector treats it like any other array. */
    static final int BLOCK = 3 << 17;

    /** Pages of long texts may be larger; they are not kept. */
    private static final int LARGEST_KEPT = 2 * FileFormat.PAGE_BYTES;
    /** The heap is needed for other things than for writing. */
    private static final int HEAP_SHARE = 16;

    private static final int[] NO_CODES = {};

    private final long most;
    private final Deque<PageBytes> pages = new ArrayDeque<>();
    private final Deque<byte[]> blocks = new ArrayDeque<>();
    private final Deque<int[]> codes = new ArrayDeque<>();
    private long idleBytes;

    WriterMemory() {
        this(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /** @param most bytes that may be kept while nobody uses them */
    WriterMemory(long most) {
        this.most = most;
    }

    /** An empty page. */
    synchronized PageBytes lendPage() {
        PageBytes page = pages.poll();
        if (page == null) {
            return new PageBytes();
        }
        idleBytes -= page.array().length;
        return page;
    }

    /** Takes back what nobody reads any more. */
    synchronized void giveBack(PageBytes page) {
        int size = page.array().length;
        if (size <= LARGEST_KEPT && keeps(size)) {
            page.clear();
            pages.push(page);
        }
    }

    /** {@link #BLOCK} bytes or, where so many are needed, more; it holds anything. */
    synchronized byte[] lendBlock(int least) {
        if (least > BLOCK) {
            return new byte[least];
        }
        byte[] block = blocks.poll();
        if (block == null) {
            return new byte[BLOCK];
        }
        idleBytes -= BLOCK;
        return block;
    }

    synchronized void giveBack(byte[] block) {
        if (block.length == BLOCK && keeps(BLOCK)) {
            blocks.push(block);
        }
    }

    /** For codes of a page's values, of any length and maybe none; it holds anything. */
    synchronized int[] lendCodes() {
        int[] lent = codes.poll();
        if (lent == null) {
            return NO_CODES;
        }
        idleBytes -= bytes(lent);
        return lent;
    }

    synchronized void giveBack(int[] lent) {
        if (lent.length > 0 && keeps(bytes(lent))) {
            codes.push(lent);
        }
    }

    private static long bytes(int[] codes) {
        return (long) Integer.BYTES * codes.length;
    }

    private boolean keeps(long bytes) {
        boolean isRoom = idleBytes + bytes <= most;
        idleBytes += isRoom ? bytes : 0;
        return isRoom;
    }
}
