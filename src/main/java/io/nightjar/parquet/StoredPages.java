package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Pages without compression. */
final class StoredPages implements PageCodec {
    static final PageCodec CODEC = new StoredPages();

    private StoredPages() {}

    @Override
    public void decompress(ByteBuffer body, ByteBuffer page) throws IOException {
        if (body.remaining() != page.remaining()) {
            throw wrong(body.remaining(), page.remaining());
        }
        page.put(body);
    }

    static IOException wrong(int bodySize, int size) {
        return new IOException("stored page of " + bodySize + " bytes, not " + size);
    }
}
