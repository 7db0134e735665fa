package io.nightjar.parquet;

import java.io.IOException;

/**
 * The values of a page, in their order; nulls have none. A column asks for those that its physical type has: whole numbers
 * of BOOLEAN, INT32 and INT64, floating-point numbers of FLOAT and DOUBLE, bytes and texts of the others.
 */
interface PageValues {

    void longs(long[] into, int from, int count) throws IOException;

    void doubles(double[] into, int from, int count) throws IOException;

    byte[] bytes() throws IOException;

    String text() throws IOException;

    void skip(int count) throws IOException;
}
