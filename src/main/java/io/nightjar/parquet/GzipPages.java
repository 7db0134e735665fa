package io.nightjar.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** Gzip, RFC 1952; several members follow each other in files of some writers. */
final class GzipPages implements PageCodec {

    @Override
    public ByteBuffer decompress(ByteBuffer body, int size) throws IOException {
        try (InputStream in = new GZIPInputStream(
                new ByteArrayInputStream(body.array(), body.arrayOffset() + body.position(), body.remaining()))) {
            byte[] page = in.readNBytes(size);
            if (page.length != size || in.read() >= 0) {
                throw new IOException("gzip page is not of " + size + " bytes");
            }
            return ByteBuffer.wrap(page);
        }
    }
}
