package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a page, from the first to the last: all at once, or some at a time. */
interface PageInput extends AutoCloseable {

    /**
     * The next bytes, little-endian; whoever reads moves the buffer's position on. Valid until the next call.
     *
     * @param least how many must be there
     * @param wanted how many will be read soon: a hint
     * @throws IOException where the page ends before that
     */
    ByteBuffer next(int least, int wanted) throws IOException;

    /** Gives memory back. */
    @Override
    default void close() {
        // Most hold nothing of their own.
    }

    /** A page that is there as a whole, from the buffer's position to its limit. */
    static PageInput of(ByteBuffer page) {
        ByteBuffer bytes = page.slice().order(page.order());
        return (least, wanted) -> {
            if (bytes.remaining() < least) {
                throw tooShort();
            }
            return bytes;
        };
    }

    static IOException tooShort() {
        return new IOException("values end too early");
    }
}
