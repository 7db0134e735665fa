package io.nightjar.parquet;

import io.nightjar.storage.Sha256;
import io.nightjar.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A new file of a storage, as parquet-java writes one; digests what passes. The checksum is what is compared with what was
 * stored: it finds accidents as well as the digest, in a tenth of its time.
 */
final class DigestedOutput extends PositionOutputStream implements OutputFile {
    private static final int BUFFER = 1 << 17;

    private final OutputStream out;
    private final Supplier<InputStream> stored;
    private final MessageDigest digest = Sha256.digest();
    private final CRC32C checksum = new CRC32C();
    private final byte[] buffer = new byte[BUFFER];
    private int buffered;
    private long flushed;
    private boolean closed;

    private DigestedOutput(OutputStream out, Supplier<InputStream> stored) {
        this.out = out;
        this.stored = stored;
    }

    static DigestedOutput create(Storage storage, String location) {
        return new DigestedOutput(storage.create(location), () -> storage.open(location));
    }

    /** For a large file that is not read again soon. */
    static DigestedOutput createPastCache(Storage storage, String location) {
        return new DigestedOutput(storage.createPastCache(location), () -> storage.openPastCache(location));
    }

    /** SHA-256 of all bytes written, once closed. */
    String sha256() {
        return Sha256.hex(digest);
    }

    /** Whether the bytes of the file, once closed, are those written. */
    boolean isStored() throws IOException {
        CRC32C found = new CRC32C();
        byte[] bytes = new byte[BUFFER];
        try (InputStream in = stored.get()) {
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                found.update(bytes, 0, read);
            }
        }
        return found.getValue() == checksum.getValue();
    }

    @Override
    public long getPos() {
        return flushed + buffered;
    }

    @Override
    public void write(int b) throws IOException {
        if (buffered == buffer.length) {
            drain();
        }
        buffer[buffered++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > buffer.length - buffered) {
            drain();
        }
        if (length > buffer.length) {
            pass(bytes, from, length);
        } else {
            System.arraycopy(bytes, from, buffer, buffered, length);
            buffered += length;
        }
    }

    private void drain() throws IOException {
        pass(buffer, 0, buffered);
        buffered = 0;
    }

    private void pass(byte[] bytes, int from, int length) throws IOException {
        digest.update(bytes, from, length);
        checksum.update(bytes, from, length);
        out.write(bytes, from, length);
        flushed += length;
    }

    @Override
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            drain();
        }
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return this;
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return this;
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }
}
