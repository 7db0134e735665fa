package io.nightjar.parquet;

import io.nightjar.table.RowBatch;
import io.nightjar.table.StringVector;

/**
 * How many rows a row group takes before it is looked at: a number of rows, or of characters of long texts, counted from
 * the last look. Both are a matter of the rows alone, wherever batches are cut.
 */
final class RowGroupRoom {
    private final String[][] dictionaries;
    private final boolean[] hasLong;
    private final int checkRows;
    private int rows;
    private long characters = FileFormat.CHECK_CHARACTERS;

    RowGroupRoom(int columns, int checkRows) {
        this.checkRows = checkRows;
        this.rows = checkRows;
        this.dictionaries = new String[columns][];
        this.hasLong = new boolean[columns];
    }

    /** The end of the next rows to take, all of them before or at the next look. */
    int end(RowBatch batch, int from) {
        if (isUsed()) {
            rows = checkRows;
            characters = FileFormat.CHECK_CHARACTERS;
        }
        int to = Math.min(batch.rows(), from + rows);
        if (hasLongTexts(batch)) {
            to = shorten(batch, from, to);
        }
        rows -= to - from;
        return to;
    }

    /** Whether it is time to look. */
    boolean isUsed() {
        return rows == 0 || characters <= 0;
    }

    /** Dictionaries are looked through once, not for every batch that shares them. */
    private boolean hasLongTexts(RowBatch batch) {
        boolean found = false;
        for (int column = 0; column < dictionaries.length; column++) {
            if (batch.vector(column) instanceof StringVector texts) {
                if (texts.dictionary() != dictionaries[column]) {
                    dictionaries[column] = texts.dictionary();
                    hasLong[column] = hasLong(texts.dictionary());
                }
                found |= hasLong[column];
            }
        }
        return found;
    }

    private static boolean hasLong(String[] texts) {
        for (String text : texts) {
            if (text.length() >= FileFormat.LONG_TEXT) {
                return true;
            }
        }
        return false;
    }

    private int shorten(RowBatch batch, int from, int to) {
        for (int row = from; row < to; row++) {
            for (int column = 0; column < dictionaries.length; column++) {
                if (hasLong[column]) {
                    characters -= longCharacters((StringVector) batch.vector(column), row);
                }
            }
            if (characters <= 0) {
                return row + 1;
            }
        }
        return to;
    }

    private static int longCharacters(StringVector texts, int row) {
        int length = texts.isNull(row) ? 0 : texts.value(row).length();
        return length >= FileFormat.LONG_TEXT ? length : 0;
    }
}
