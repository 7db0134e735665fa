package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xerial.snappy.Snappy;

/** Snappy's raw format. */
final class SnappyPages implements PageCodec {

    @Override
    public void decompress(ByteBuffer body, ByteBuffer page) throws IOException {
        if (Snappy.uncompressedLength(body) != page.remaining()) {
            throw new IOException("snappy page is not of " + page.remaining() + " bytes");
        }
        Snappy.uncompress(body, page);
    }
}
