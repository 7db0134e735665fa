package io.nightjar.parquet;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.IOException;
import java.nio.ByteBuffer;

/** LZ4's block format. */
final class Lz4Pages implements PageCodec {
    private final Lz4Decompressor decompressor = new Lz4Decompressor();

    @Override
    public void decompress(ByteBuffer body, ByteBuffer page) throws IOException {
        try {
            decompressor.decompress(body, page);
        } catch (MalformedInputException e) {
            throw new IOException("LZ4 page cannot be decompressed", e);
        }
        if (page.hasRemaining()) {
            throw new IOException("LZ4 page is too short");
        }
    }
}
