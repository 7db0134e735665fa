package io.nightjar.parquet;

/** What the encoders of a writer share: memory that is taken once and not for every page, and the compressor. */
final class PageScratch implements AutoCloseable {
    private final WriterMemory memory;
    private final PageCompressor compressor = new PageCompressor();
    private final CompressedPages compressed;

    PageScratch(WriterMemory memory) {
        this.memory = memory;
        this.compressed = new CompressedPages(memory);
    }

    WriterMemory memory() {
        return memory;
    }

    PageCompressor compressor() {
        return compressor;
    }

    /** Of the row group that is encoded. */
    CompressedPages compressed() {
        return compressed;
    }

    @Override
    public void close() {
        compressor.close();
    }
}
