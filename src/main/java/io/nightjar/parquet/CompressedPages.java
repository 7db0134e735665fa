package io.nightjar.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;

/** The compressed pages of a row group until it is written, one behind the other in blocks that are used again. */
final class CompressedPages {
    private final WriterMemory memory;
    private final List<byte[]> blocks = new ArrayList<>();
    private int used;

    CompressedPages(WriterMemory memory) {
        this.memory = memory;
    }

    /** Copies a page's first bytes; they stay where they are until {@link #release}. */
    BytesInput keep(byte[] page, int size) {
        if (blocks.isEmpty() || last().length - used < size) {
            blocks.add(memory.lendBlock(size));
            used = 0;
        }
        int from = used;
        System.arraycopy(page, 0, last(), from, size);
        used += size;
        return BytesInput.from(last(), from, size);
    }

    private byte[] last() {
        return blocks.get(blocks.size() - 1);
    }

    /** Nobody reads any of them any more. */
    void release() {
        blocks.forEach(memory::giveBack);
        blocks.clear();
        used = 0;
    }
}
