package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The encoding PLAIN of what is no number of four or eight bytes, straight from a page's bytes. */
final class PlainValues implements PageValues {
    private final ByteBuffer bytes;
    private final PrimitiveTypeName type;
    private final int fixedLength;
    private int bit;
    private byte[] scratch = {};

    private PlainValues(ByteBuffer bytes, ColumnDescriptor descriptor) {
        this.bytes = bytes.slice().order(bytes.order());
        this.type = descriptor.getPrimitiveType().getPrimitiveTypeName();
        this.fixedLength = descriptor.getPrimitiveType().getTypeLength();
    }

    /** @param page little-endian, from the first value to the end of the last */
    static PageValues of(ByteBuffer page, ColumnDescriptor descriptor) {
        return PlainNumbers.areIn(descriptor)
                ? new PlainNumbers(PageInput.of(page), descriptor)
                : new PlainValues(page, descriptor);
    }

    /** Bytes that a value takes at least. */
    static int leastBytes(ColumnDescriptor descriptor) {
        return switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> 0;
            case INT32, FLOAT, BINARY -> Integer.BYTES;
            case INT64, DOUBLE -> Long.BYTES;
            case INT96 -> Long.BYTES + Integer.BYTES;
            case FIXED_LEN_BYTE_ARRAY -> descriptor.getPrimitiveType().getTypeLength();
        };
    }

    @Override
    public void longs(long[] into, int from, int count) throws IOException {
        if (type != PrimitiveTypeName.BOOLEAN) {
            throw new IllegalStateException(type + " holds no whole numbers");
        }
        for (int i = from; i < from + count; i++) {
            int value = bytes.get(bit >>> 3) >>> (bit & 7) & 1;
            into[i] = value;
            bit++;
        }
    }

    @Override
    public byte[] bytes() throws IOException {
        int length = length();
        byte[] value = new byte[length];
        bytes.get(take(length), value);
        return value;
    }

    @Override
    public String text() throws IOException {
        int length = length();
        int start = take(length);
        if (scratch.length < length) {
            scratch = new byte[Math.max(length, 2 * scratch.length)];
        }
        bytes.get(start, scratch, 0, length);
        return Utf8.decode(scratch, length);
    }

    private int length() throws IOException {
        return switch (type) {
            case BINARY -> bytes.getInt(take(Integer.BYTES));
            case FIXED_LEN_BYTE_ARRAY -> fixedLength;
            case INT96 -> Long.BYTES + Integer.BYTES;
            default -> throw new IllegalStateException(type + " holds no bytes");
        };
    }

    private int take(long count) throws IOException {
        if (count < 0 || count > bytes.remaining()) {
            throw new IOException("values end too early");
        }
        int start = bytes.position();
        bytes.position(start + (int) count);
        return start;
    }

    @Override
    public void skip(int count) throws IOException {
        switch (type) {
            case BOOLEAN -> bit += count;
            case BINARY -> {
                for (int i = 0; i < count; i++) {
                    take(length());
                }
            }
            default -> take((long) count * length());
        }
    }
}
