package io.nightjar.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.fs.FSDataInputStream;

/** A file of a Hadoop file system open for reading at positions. */
final class HadoopRandomAccess implements Storage.RandomAccess {
    private static final int BUFFER = 1 << 16;

    private final String location;
    private final FSDataInputStream in;
    private final long length;

    HadoopRandomAccess(String location, FSDataInputStream in, long length) {
        this.location = location;
        this.in = in;
        this.length = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long position() {
        try {
            return in.getPos();
        } catch (IOException e) {
            throw StorageFailure.of(location, "read", e);
        }
    }

    @Override
    public void seek(long position) {
        try {
            in.seek(position);
        } catch (IOException e) {
            throw StorageFailure.of(location, "read", e);
        }
    }

    /** Through an array: not every file system reads into a buffer. */
    @Override
    public void readFully(ByteBuffer buffer) {
        try {
            if (buffer.hasArray()) {
                in.readFully(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
                buffer.position(buffer.limit());
                return;
            }
            byte[] bytes = new byte[Math.min(buffer.remaining(), BUFFER)];
            while (buffer.hasRemaining()) {
                int read = Math.min(bytes.length, buffer.remaining());
                in.readFully(bytes, 0, read);
                buffer.put(bytes, 0, read);
            }
        } catch (EOFException e) {
            throw StorageFailure.of(location, "read", "it ends at byte " + length + ", too early");
        } catch (IOException e) {
            throw StorageFailure.of(location, "read", e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw StorageFailure.of(location, "closed", e);
        }
    }
}
