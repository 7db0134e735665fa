package io.nightjar.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A local file open for reading at positions. */
final class LocalRandomAccess implements Storage.RandomAccess {
    private final String location;
    private final FileChannel channel;
    private long position;

    LocalRandomAccess(String location, FileChannel channel) {
        this.location = location;
        this.channel = channel;
    }

    @Override
    public long length() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw StorageFailure.of(location, "read", e);
        }
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
        try {
            while (buffer.hasRemaining()) {
                int read = channel.read(buffer, position);
                if (read < 0) {
                    throw StorageFailure.of(
                            location, "read", "it ends at byte " + channel.size() + ", before byte " + position);
                }
                position += read;
            }
        } catch (IOException e) {
            throw StorageFailure.of(location, "read", e);
        }
    }

    @Override
    public boolean answersAtOnce() {
        return true;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw StorageFailure.of(location, "closed", e);
        }
    }
}
