package io.nightjar.parquet;

import java.io.IOException;

/** A page of a column chunk, taken out of its compression. */
sealed interface ChunkPage {

    /**
     * The entries that codes of later pages stand for.
     *
     * @param values of all entries
     * @param entries how many
     */
    record Dictionary(PageValues values, int entries) implements ChunkPage {}

    /**
     * Rows, to be read once, in order.
     *
     * @param rows how many, nulls among them
     * @param bytes of its values, as stored
     * @param levels which of them are null
     * @param content of those that are not
     */
    record Data(int rows, int bytes, Levels levels, Content content) implements ChunkPage {
        /** Stands before the first page. */
        static final Data NONE = new Data(0, 0, Levels.NO_NULLS, new Nothing());

        /** Passes over the next rows. */
        void skip(int count) throws IOException {
            int present = count - levels.readNulls(new boolean[count], 0, count);
            if (content instanceof Codes codes) {
                codes.decoder().skip(present);
            } else if (content instanceof Values values) {
                values.values().skip(present);
            }
        }
    }

    /** What a page of rows holds. */
    sealed interface Content {}

    record Values(PageValues values) implements Content {}

    /** Codes into the chunk's dictionary. */
    record Codes(RunDecoder decoder) implements Content {}

    record Nothing() implements Content {}
}
