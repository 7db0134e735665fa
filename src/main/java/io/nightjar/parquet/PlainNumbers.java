package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The encoding PLAIN of numbers that take four or eight bytes each. */
final class PlainNumbers implements PageValues {
    private final PageInput bytes;
    private final PrimitiveTypeName type;
    private final int size;

    PlainNumbers(PageInput bytes, ColumnDescriptor descriptor) {
        this.bytes = bytes;
        this.type = descriptor.getPrimitiveType().getPrimitiveTypeName();
        this.size = PlainValues.leastBytes(descriptor);
    }

    /** Whether a column holds such numbers. */
    static boolean areIn(ColumnDescriptor descriptor) {
        return switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
            case INT32, INT64, FLOAT, DOUBLE -> true;
            case BOOLEAN, INT96, BINARY, FIXED_LEN_BYTE_ARRAY -> false;
        };
    }

    /** Where they come from. */
    PageInput source() {
        return bytes;
    }

    @Override
    public void longs(long[] into, int from, int count) throws IOException {
        int done = 0;
        while (done < count) {
            ByteBuffer some = some(count - done);
            int number = numberIn(some, count - done);
            if (type == PrimitiveTypeName.INT64) {
                taken(some, number).asLongBuffer().get(into, from + done, number);
            } else {
                int at = some.position() - Integer.BYTES;
                for (int i = from + done; i < from + done + number; i++) {
                    into[i] = some.getInt(at += Integer.BYTES);
                }
                some.position(some.position() + number * size);
            }
            done += number;
        }
    }

    @Override
    public void doubles(double[] into, int from, int count) throws IOException {
        int done = 0;
        while (done < count) {
            ByteBuffer some = some(count - done);
            int number = numberIn(some, count - done);
            if (type == PrimitiveTypeName.DOUBLE) {
                taken(some, number).asDoubleBuffer().get(into, from + done, number);
            } else {
                int at = some.position() - Float.BYTES;
                for (int i = from + done; i < from + done + number; i++) {
                    into[i] = some.getFloat(at += Float.BYTES);
                }
                some.position(some.position() + number * size);
            }
            done += number;
        }
    }

    private ByteBuffer some(int values) throws IOException {
        return bytes.next(size, (int) Math.min(Integer.MAX_VALUE, (long) values * size));
    }

    private int numberIn(ByteBuffer some, int wanted) {
        return Math.min(wanted, some.remaining() / size);
    }

    private ByteBuffer taken(ByteBuffer some, int number) {
        ByteBuffer taken = some.slice(some.position(), number * size).order(some.order());
        some.position(some.position() + number * size);
        return taken;
    }

    @Override
    public void skip(int count) throws IOException {
        int done = 0;
        while (done < count) {
            ByteBuffer some = some(count - done);
            int number = numberIn(some, count - done);
            some.position(some.position() + number * size);
            done += number;
        }
    }
}
