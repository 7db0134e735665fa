package io.nightjar.parquet;

import java.util.ArrayDeque;
import java.util.Deque;

/** What the encoders of a writer share: memory that is taken once and not for every page, and the compressor. */
final class PageScratch implements AutoCloseable {
    /** Pages of long texts may be larger; they are not kept. */
    private static final int LARGEST_KEPT = 2 * FileFormat.PAGE_BYTES;

    private final Deque<PageBytes> free = new ArrayDeque<>();
    private final PageCompressor compressor = new PageCompressor();
    private final int[] levels = new int[FileFormat.PAGE_ROWS];

    /** An empty page. */
    PageBytes lend() {
        PageBytes page = free.poll();
        return page == null ? new PageBytes() : page;
    }

    /** Takes back what nobody reads any more. */
    void giveBack(PageBytes page) {
        if (page.array().length <= LARGEST_KEPT) {
            page.clear();
            free.push(page);
        }
    }

    PageCompressor compressor() {
        return compressor;
    }

    /** For the levels of a page. */
    int[] levels() {
        return levels;
    }

    @Override
    public void close() {
        free.clear();
        compressor.close();
    }
}
