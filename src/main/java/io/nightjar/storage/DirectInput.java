package io.nightjar.storage;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A local file read past the operating system's cache: the bytes that the disk has, which those in the cache need not be.
 * Where the file system does not have that, it is read as any other.
 */
final class DirectInput extends InputStream {
    private final Path path;
    private final ByteBuffer block;
    private FileChannel channel;
    private long position;

    private DirectInput(Path path, FileChannel channel, ByteBuffer block) {
        this.path = path;
        this.channel = channel;
        this.block = block.limit(0);
    }

    static InputStream open(Path path) throws IOException {
        @Nullable ByteBuffer block = DirectOutput.block(path.getParent());
        if (block != null) {
            try {
                FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, ExtendedOpenOption.DIRECT);
                return new DirectInput(path, channel, block);
            } catch (IOException | UnsupportedOperationException e) {
                // Whatever else is wrong, reading it as any other file meets it too.
            }
        }
        return Files.newInputStream(path);
    }

    @Override
    public int read() throws IOException {
        return fill() ? block.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int read = Math.min(count, block.remaining());
        block.get(bytes, from, read);
        return read;
    }

    private boolean fill() throws IOException {
        if (block.hasRemaining()) {
            return true;
        }
        int read = readBlock();
        position += Math.max(0, read);
        block.flip();
        return read > 0;
    }

    private int readBlock() throws IOException {
        boolean isDirect = position % DirectOutput.BLOCK == 0;
        try {
            // Only whole blocks can be read directly; what follows a part of one is the end, or hardly ever more.
            return (isDirect ? channel : asAnyOther()).read(block.clear(), position);
        } catch (IOException e) {
            if (!isDirect || position > 0) {
                throw e;
            }
            return asAnyOther().read(block.clear(), position);
        }
    }

    private FileChannel asAnyOther() throws IOException {
        channel.close();
        channel = FileChannel.open(path, StandardOpenOption.READ);
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
