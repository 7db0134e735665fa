package io.nightjar.parquet;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Zstandard, RFC 8878. */
final class ZstdPages implements PageCodec {
    private final ZstdDecompressCtx context = new ZstdDecompressCtx();

    @Override
    public void decompress(ByteBuffer body, ByteBuffer page) throws IOException {
        int size = page.remaining();
        try {
            int taken = context.decompressDirectByteBuffer(
                    page, page.position(), size, body, body.position(), body.remaining());
            if (taken != size) {
                throw new IOException("zstd page is not of " + size + " bytes");
            }
        } catch (ZstdException e) {
            throw new IOException("zstd page cannot be decompressed", e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
