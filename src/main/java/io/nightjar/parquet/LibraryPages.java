package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The rarer codecs, as parquet-java reads them; some need a library that is not there. */
final class LibraryPages implements PageCodec {
    private final BytesInputDecompressor decompressor;

    private LibraryPages(BytesInputDecompressor decompressor) {
        this.decompressor = decompressor;
    }

    static LibraryPages of(CompressionCodecName name, Place place) {
        try {
            return new LibraryPages(new CodecFactory(new PlainParquetConfiguration(), 0).getDecompressor(name));
        } catch (RuntimeException | LinkageError e) {
            throw place.unsupported("its compression " + name + " needs a library that is not installed");
        }
    }

    @Override
    public void decompress(ByteBuffer body, ByteBuffer page) throws IOException {
        ByteBufferInputStream taken =
                decompressor.decompress(BytesInput.from(body), page.remaining()).toInputStream();
        if (taken.available() != page.remaining()) {
            throw new IOException("page is not of " + page.remaining() + " bytes");
        }
        page.put(taken.slice(page.remaining()));
    }

    @Override
    public void close() {
        decompressor.release();
    }
}
