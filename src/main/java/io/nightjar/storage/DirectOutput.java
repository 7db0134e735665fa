package io.nightjar.storage;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A new local file that is written past the operating system's cache, in large blocks: what is synced before anybody reads
 * it is copied once less, and leaves the cache to files that are read. Where the file system does not have that, it is
 * written as any other.
 */
final class DirectOutput extends OutputStream {
    static final int BLOCK = 1 << 20;

    private final Path path;
    private final ByteBuffer block;
    private FileChannel channel;
    private boolean isDirect = true;
    private long written;

    private DirectOutput(Path path, FileChannel channel, ByteBuffer block) {
        this.path = path;
        this.channel = channel;
        this.block = block;
    }

    /** Creates or replaces the file, in a folder that is there. */
    static OutputStream create(Path path) throws IOException {
        @Nullable ByteBuffer block = block(path.getParent());
        if (block != null) {
            try {
                FileChannel channel = FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE,
                        ExtendedOpenOption.DIRECT);
                return new DirectOutput(path, channel, block);
            } catch (IOException | UnsupportedOperationException e) {
                // Whatever else is wrong, writing it as any other file meets it too.
            }
        }
        return Files.newOutputStream(path);
    }

    /** Memory for direct reading and writing below a folder; null where its file system does not say how. */
    static @Nullable ByteBuffer block(@Nullable Path folder) {
        if (folder == null) {
            return null;
        }
        try {
            long unit = Files.getFileStore(folder).getBlockSize();
            boolean fits = unit > 0 && BLOCK % unit == 0;
            return fits
                    ? ByteBuffer.allocateDirect(BLOCK + (int) unit)
                            .alignedSlice((int) unit)
                            .limit(BLOCK)
                            .slice()
                    : null;
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int next = from;
        int end = from + count;
        while (next < end) {
            int taken = Math.min(end - next, block.remaining());
            block.put(bytes, next, taken);
            next += taken;
            if (!block.hasRemaining()) {
                drain();
            }
        }
    }

    private void drain() throws IOException {
        block.flip();
        int size = block.limit();
        try {
            writeAll();
        } catch (IOException e) {
            // Some file systems refuse only when they are written to.
            if (!isDirect || written > 0) {
                throw e;
            }
            openAsAnyOther();
            block.rewind();
            writeAll();
        }
        written += size;
        block.clear();
    }

    private void writeAll() throws IOException {
        long at = written;
        while (block.hasRemaining()) {
            at += channel.write(block, at);
        }
    }

    private void openAsAnyOther() throws IOException {
        channel.close();
        channel = FileChannel.open(path, StandardOpenOption.WRITE);
        isDirect = false;
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try {
            // The rest is no whole block, and only whole ones can be written directly.
            if (block.position() > 0) {
                openAsAnyOther();
                drain();
            }
        } finally {
            channel.close();
        }
    }
}
