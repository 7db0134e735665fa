package io.nightjar.parquet;

import io.nightjar.storage.Storage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.io.SeekableInputStream;

/** A file of a storage, as parquet-java reads one; buffered, since it asks for headers byte by byte. */
final class StorageInput extends SeekableInputStream {
    private static final int BUFFER = 1 << 16;

    private final Storage.RandomAccess in;
    private final long length;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private long bufferEnd;

    StorageInput(Storage.RandomAccess in) {
        this.in = in;
        this.length = in.length();
    }

    @Override
    public long getPos() {
        return bufferEnd - buffer.remaining();
    }

    @Override
    public void seek(long position) {
        buffer.limit(0);
        bufferEnd = position;
    }

    private boolean fill() {
        if (!buffer.hasRemaining() && bufferEnd < length) {
            buffer.clear().limit((int) Math.min(BUFFER, length - bufferEnd));
            in.seek(bufferEnd);
            in.readFully(buffer);
            bufferEnd += buffer.flip().remaining();
        }
        return buffer.hasRemaining();
    }

    @Override
    public int read() {
        return fill() ? buffer.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int count) {
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int read = Math.min(count, buffer.remaining());
        buffer.get(bytes, from, read);
        return read;
    }

    @Override
    public void readFully(byte[] bytes) throws IOException {
        readFully(bytes, 0, bytes.length);
    }

    @Override
    public void readFully(byte[] bytes, int from, int count) throws IOException {
        readFully(ByteBuffer.wrap(bytes, from, count));
    }

    @Override
    public int read(ByteBuffer target) {
        if (!target.hasRemaining()) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int read = Math.min(target.remaining(), buffer.remaining());
        target.put(buffer.slice(buffer.position(), read));
        buffer.position(buffer.position() + read);
        return read;
    }

    @Override
    public void readFully(ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (read(target) < 0) {
                throw new EOFException("the file ends at byte " + length);
            }
        }
    }

    @Override
    public void close() {
        in.close();
    }
}
