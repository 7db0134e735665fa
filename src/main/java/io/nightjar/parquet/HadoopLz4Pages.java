package io.nightjar.parquet;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The codec LZ4, which the format has given up because its writers did not agree. Hadoop's cut the page into parts: the
 * part's size, then LZ4 blocks until it is full, each behind its own size, all sizes big-endian. Others wrote one block.
 */
final class HadoopLz4Pages implements PageCodec {
    private final Lz4Decompressor blocks = new Lz4Decompressor();
    private final Lz4Pages block = new Lz4Pages();

    @Override
    public void decompress(ByteBuffer body, ByteBuffer page) throws IOException {
        if (!isParts(body.duplicate().order(ByteOrder.BIG_ENDIAN), page.duplicate())) {
            block.decompress(body, page);
        }
    }

    /** Decompresses the page where it is made of parts; sizes that add up exactly do not come about by chance. */
    private boolean isParts(ByteBuffer body, ByteBuffer page) {
        try {
            while (body.hasRemaining()) {
                int part = body.getInt();
                if (part < 0 || part > page.remaining()) {
                    return false;
                }
                int end = page.position() + part;
                while (page.position() < end) {
                    int size = body.getInt();
                    if (size <= 0 || size > body.remaining()) {
                        return false;
                    }
                    ByteBuffer target = page.slice(page.position(), end - page.position());
                    blocks.decompress(body.slice(body.position(), size), target);
                    body.position(body.position() + size);
                    page.position(page.position() + target.position());
                }
            }
            return !page.hasRemaining();
        } catch (BufferUnderflowException | MalformedInputException e) {
            return false;
        }
    }
}
