package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xerial.snappy.Snappy;

/** Snappy's raw format. */
final class SnappyPages implements PageCodec {

    @Override
    public ByteBuffer decompress(ByteBuffer body, int size) throws IOException {
        int start = body.arrayOffset() + body.position();
        if (!Snappy.isValidCompressedBuffer(body.array(), start, body.remaining())
                || Snappy.uncompressedLength(body.array(), start, body.remaining()) != size) {
            throw new IOException("snappy page is not of " + size + " bytes");
        }
        byte[] page = new byte[size];
        Snappy.uncompress(body.array(), start, body.remaining(), page, 0);
        return ByteBuffer.wrap(page);
    }
}
