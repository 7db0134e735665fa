package io.nightjar.parquet;

import io.nightjar.storage.Storage;
import java.nio.ByteBuffer;

/** Bytes in memory, read as a file. */
class BytesAsFile implements Storage.RandomAccess {
    private final byte[] bytes;
    private long position;

    BytesAsFile(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void seek(long position) {
        this.position = position;
    }

    @Override
    public void readFully(ByteBuffer buffer) {
        int count = buffer.remaining();
        buffer.put(bytes, (int) position, count);
        position += count;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
