package io.nightjar.parquet;

/** What the encoders of a writer use one after the other. */
final class PageScratch {
    private final PageBytes page = new PageBytes();
    private final int[] levels = new int[FileFormat.PAGE_ROWS];

    /** For a page that is being put together. */
    PageBytes page() {
        return page;
    }

    /** For the levels of a page. */
    int[] levels() {
        return levels;
    }
}
