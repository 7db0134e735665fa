package io.nightjar.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Zstandard, RFC 8878. */
final class ZstdPages implements PageCodec {

    @Override
    public ByteBuffer decompress(ByteBuffer body, int size) throws IOException {
        byte[] page = new byte[size];
        try {
            long taken = Zstd.decompressByteArray(
                    page, 0, size, body.array(), body.arrayOffset() + body.position(), body.remaining());
            if (Zstd.isError(taken) || taken != size) {
                throw new IOException("zstd page is not of " + size + " bytes");
            }
        } catch (ZstdException e) {
            throw new IOException("zstd page cannot be decompressed", e);
        }
        return ByteBuffer.wrap(page);
    }
}
