package io.nightjar.parquet;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.Sha256;
import io.nightjar.storage.Storage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The end of a Parquet file, not yet decoded. */
final class FooterBytes {
    /** The footer's length and the magic. */
    static final int TAIL = Integer.BYTES + 4;

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED_MAGIC = "PARE".getBytes(StandardCharsets.US_ASCII);
    /** Most footers fit into what is read at first: a request to a remote storage takes longer than its bytes. */
    private static final int AT_FIRST = 1 << 15;

    private final String location;
    private final long fileBytes;
    private final byte[] bytes;
    private final String digest;

    /**
     * @param location of the file
     * @param fileBytes size of the file
     * @param bytes the footer, its length and the magic
     */
    FooterBytes(String location, long fileBytes, byte[] bytes) {
        this.location = location;
        this.fileBytes = fileBytes;
        this.bytes = bytes;
        this.digest = Sha256.of(bytes);
    }

    String location() {
        return location;
    }

    long fileBytes() {
        return fileBytes;
    }

    byte[] bytes() {
        return bytes;
    }

    /** SHA-256 of the bytes, lower-case hex. */
    String digest() {
        return digest;
    }

    /** @throws NightjarException FILE_CORRUPT or FILE_UNSUPPORTED where the file does not end as a Parquet file does */
    static FooterBytes read(String location, Storage.RandomAccess in) {
        long length = length(location, in);
        byte[] last = bytes(in, length, (int) Math.min(AT_FIRST, length));
        checkMagic(location, last, last.length - MAGIC.length, "end");
        int size = ByteBuffer.wrap(last).order(ByteOrder.LITTLE_ENDIAN).getInt(last.length - TAIL);
        if (size <= 0 || size > length - TAIL - MAGIC.length) {
            throw damaged(location, "its footer would be larger than the file");
        }
        int count = size + TAIL;
        byte[] footer = count <= last.length
                ? Arrays.copyOfRange(last, last.length - count, last.length)
                : bytes(in, length, count);
        return new FooterBytes(location, length, footer);
    }

    private static long length(String location, Storage.RandomAccess in) {
        long length = in.length();
        if (length < MAGIC.length + TAIL) {
            throw damaged(location, "it has " + length + " bytes, too few for a Parquet file");
        }
        return length;
    }

    /** The file's first bytes say only that it is a Parquet file. */
    static void checkBegin(String location, Storage.RandomAccess in) {
        length(location, in);
        checkMagic(location, bytes(in, MAGIC.length, MAGIC.length), 0, "begin");
    }

    private static byte[] bytes(Storage.RandomAccess in, long end, int count) {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        in.seek(end - count);
        in.readFully(buffer);
        return buffer.array();
    }

    private static void checkMagic(String location, byte[] found, int at, String where) {
        if (Arrays.equals(found, at, at + MAGIC.length, ENCRYPTED_MAGIC, 0, MAGIC.length)) {
            throw encrypted(location);
        }
        if (!Arrays.equals(found, at, at + MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw damaged(location, "it does not " + where + " with PAR1: no Parquet file, or cut short");
        }
    }

    static NightjarException encrypted(String location) {
        return NightjarException.of(ErrorCode.FILE_UNSUPPORTED, location + " cannot be read: it is encrypted");
    }

    static NightjarException damaged(String location, String what) {
        return NightjarException.of(ErrorCode.FILE_CORRUPT, location + " is damaged: " + what);
    }
}
