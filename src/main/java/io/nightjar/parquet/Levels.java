package io.nightjar.parquet;

import java.io.IOException;

/** The definition levels of a flat column's page: which of its rows are null. */
@FunctionalInterface
interface Levels {
    /** Of a required column. */
    Levels NO_NULLS = (nulls, from, count) -> 0;

    /**
     * Reads the levels of the next rows.
     *
     * @param nulls flagged for the rows read, unless none is null: then it may be left as it is
     * @return how many are null
     */
    int readNulls(boolean[] nulls, int from, int count) throws IOException;
}
