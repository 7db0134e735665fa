package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A page without compression, as it comes from the file. */
final class StoredPage implements PageInput {
    private final ChunkBytes bytes;
    private int left;
    private int seen;
    private ByteBuffer unread = ByteBuffer.allocate(0);

    /**
     * @param bytes stands at the page's first byte
     * @param size of the page
     */
    StoredPage(ChunkBytes bytes, int size) {
        this.bytes = bytes;
        this.left = size;
    }

    @Override
    public ByteBuffer next(int least, int wanted) throws IOException {
        if (unread.remaining() < least) {
            int read = seen - unread.remaining();
            bytes.skip(read);
            left -= read;
            if (left < least) {
                throw PageInput.tooShort();
            }
            unread = bytes.peek(least).order(ByteOrder.LITTLE_ENDIAN);
            unread.limit(Math.min(unread.limit(), left));
            seen = unread.remaining();
        }
        return unread;
    }
}
