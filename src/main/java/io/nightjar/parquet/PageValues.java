package io.nightjar.parquet;

import java.io.IOException;

/**
 * The values of a page, in their order; nulls have none. A column asks for those that its physical type has: whole numbers
 * of BOOLEAN, INT32 and INT64, floating-point numbers of FLOAT and DOUBLE, bytes and texts of the others.
 */
interface PageValues {

    default void longs(long[] into, int from, int count) throws IOException {
        throw new IllegalStateException("these are no whole numbers");
    }

    default void doubles(double[] into, int from, int count) throws IOException {
        throw new IllegalStateException("these are no floating-point numbers");
    }

    default byte[] bytes() throws IOException {
        throw new IllegalStateException("these are no bytes");
    }

    default String text() throws IOException {
        throw new IllegalStateException("these are no texts");
    }

    void skip(int count) throws IOException;
}
