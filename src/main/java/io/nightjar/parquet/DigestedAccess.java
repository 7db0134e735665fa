package io.nightjar.parquet;

import io.nightjar.storage.Sha256;
import io.nightjar.storage.Storage;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** A file whose digest is taken while it is read for something else, for the most part from its beginning to its end. */
final class DigestedAccess implements Storage.RandomAccess {
    private static final int STEP = 1 << 16;

    private final Storage.RandomAccess file;
    private final MessageDigest digest = Sha256.digest();
    private long digested;

    DigestedAccess(Storage.RandomAccess file) {
        this.file = file;
    }

    /** SHA-256 of the whole file, also of what was not read. */
    String sha256() {
        digestTo(file.length());
        return Sha256.hex(digest);
    }

    private void digestTo(long end) {
        while (digested < end) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(STEP, end - digested));
            file.seek(digested);
            file.readFully(bytes);
            add(bytes.flip());
        }
    }

    private void add(ByteBuffer bytes) {
        digested += bytes.remaining();
        digest.update(bytes);
    }

    @Override
    public void readFully(ByteBuffer target) {
        long from = file.position();
        digestTo(from);
        file.seek(from);
        ByteBuffer read = target.duplicate();
        file.readFully(target);
        // What is read again has been digested.
        if (from == digested) {
            add(read);
        }
    }

    @Override
    public long length() {
        return file.length();
    }

    @Override
    public long position() {
        return file.position();
    }

    @Override
    public void seek(long position) {
        file.seek(position);
    }

    @Override
    public boolean answersAtOnce() {
        return file.answersAtOnce();
    }

    @Override
    public void close() {
        file.close();
    }
}
