package io.nightjar.parquet;

import java.util.ArrayDeque;
import java.util.Deque;

/** Memory that the encoders of a writer hand on to each other, so that it is taken once and not for every page. */
final class PageScratch {
    /** Pages of long texts may be larger; they are not kept. */
    private static final int LARGEST_KEPT = 2 * FileFormat.PAGE_BYTES;

    private final Deque<PageBytes> free = new ArrayDeque<>();
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

    /** For the levels of a page. */
    int[] levels() {
        return levels;
    }
}
