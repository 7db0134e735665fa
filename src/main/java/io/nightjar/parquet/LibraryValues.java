package io.nightjar.parquet;

import java.io.IOException;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Any other encoding, as parquet-java reads it, value by value. */
final class LibraryValues implements PageValues {
    private final ValuesReader reader;
    private final PrimitiveTypeName type;

    LibraryValues(ValuesReader reader, PrimitiveTypeName type) {
        this.reader = reader;
        this.type = type;
    }

    @Override
    public void longs(long[] into, int from, int count) {
        for (int i = from; i < from + count; i++) {
            into[i] = switch (type) {
                case BOOLEAN -> reader.readBoolean() ? 1 : 0;
                case INT32 -> reader.readInteger();
                case INT64 -> reader.readLong();
                default -> throw new IllegalStateException(type + " holds no whole numbers");
            };
        }
    }

    @Override
    public void doubles(double[] into, int from, int count) {
        for (int i = from; i < from + count; i++) {
            into[i] = switch (type) {
                case FLOAT -> reader.readFloat();
                case DOUBLE -> reader.readDouble();
                default -> throw new IllegalStateException(type + " holds no floating-point numbers");
            };
        }
    }

    @Override
    public byte[] bytes() throws IOException {
        return next().getBytes();
    }

    private Binary next() throws IOException {
        try {
            return reader.readBytes();
        } catch (OutOfMemoryError e) {
            // The page is in memory already: what asks for so much more is a broken length inside it.
            throw new IOException("a value is larger than its page", e);
        }
    }

    @Override
    public String text() throws IOException {
        byte[] bytes = next().getBytesUnsafe();
        return Utf8.decode(bytes, bytes.length);
    }

    @Override
    public void skip(int count) {
        reader.skip(count);
    }
}
