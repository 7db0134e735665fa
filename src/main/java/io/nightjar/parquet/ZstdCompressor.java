package io.nightjar.parquet;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Zstandard in one thread at one level: equal pages give equal bytes. */
final class ZstdCompressor implements BytesInputCompressor {
    private static final int LEVEL = 3;

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
        int size = Math.toIntExact(bytes.size());
        return BytesInput.from(Zstd.compress(bytes.toInputStream().readNBytes(size), LEVEL));
    }

    @Override
    public CompressionCodecName getCodecName() {
        return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {
        // Nothing is held between pages.
    }
}
