package io.nightjar.bench;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** A buffer as a stream: what is read moves its position. */
final class BufferStream extends InputStream {
    private final ByteBuffer bytes;

    BufferStream(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return bytes.hasRemaining() ? bytes.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (!bytes.hasRemaining()) {
            return -1;
        }
        int read = Math.min(length, bytes.remaining());
        bytes.get(into, from, read);
        return read;
    }
}
