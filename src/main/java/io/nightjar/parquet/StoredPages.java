package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Pages without compression. */
final class StoredPages implements PageCodec {

    @Override
    public ByteBuffer decompress(ByteBuffer body, int size) throws IOException {
        if (body.remaining() != size) {
            throw new IOException("stored page of " + body.remaining() + " bytes, not " + size);
        }
        return body;
    }
}
