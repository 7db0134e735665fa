package io.nightjar.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.ByteBufferInputStream;

/** Gzip, RFC 1952; several members follow each other in files of some writers. */
final class GzipPages implements PageCodec {
    private static final int BUFFER = 1 << 16;

    private final byte[] buffer = new byte[BUFFER];

    @Override
    public void decompress(ByteBuffer body, ByteBuffer page) throws IOException {
        int size = page.remaining();
        try (InputStream in = new GZIPInputStream(ByteBufferInputStream.wrap(body), BUFFER)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (read > page.remaining()) {
                    throw wrong(size);
                }
                page.put(buffer, 0, read);
            }
        }
        if (page.hasRemaining()) {
            throw wrong(size);
        }
    }

    private static IOException wrong(int size) {
        return new IOException("gzip page is not of " + size + " bytes");
    }
}
