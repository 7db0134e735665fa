package io.nightjar.table;

/**
 * Text, as codes into a dictionary. The dictionary may hold entries that no row uses and, where a file has several
 * dictionaries, may differ from batch to batch; two batches with the same array share it, so that work per entry can be
 * kept. Entries may repeat.
 */
public final class StringVector implements ColumnVector {
    private final String[] dictionary;
    private final int fileEntries;
    private final int[] codes;
    private final int size;
    private final Nulls nulls;

    /** All of the dictionary is the file's own. */
    public StringVector(String[] dictionary, int[] codes, int size, boolean[] nulls) {
        this(dictionary, dictionary.length, codes, size, nulls);
    }

    /**
     * Takes the arrays without a copy; the caller must not write to them again.
     *
     * @param fileEntries how many of the first entries are the file's own dictionary; each of the others was written as
     *     the value of a row
     * @param nulls one flag a row, or an empty array where no row is null
     */
    public StringVector(String[] dictionary, int fileEntries, int[] codes, int size, boolean[] nulls) {
        this.dictionary = dictionary;
        this.fileEntries = fileEntries;
        this.codes = codes;
        this.size = size;
        this.nulls = Nulls.of(nulls, size);
    }

    /** The shared dictionary: read only. */
    public String[] dictionary() {
        return dictionary;
    }

    /** How many of the dictionary's first entries are the file's own dictionary. */
    public int fileEntries() {
        return fileEntries;
    }

    /** The shared codes, of at least {@link #size()} values: read only. */
    public int[] codes() {
        return codes;
    }

    public String value(int row) {
        return dictionary[codes[row]];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isNull(int row) {
        return nulls.at(row);
    }

    @Override
    public boolean hasNulls() {
        return nulls.any();
    }

    @Override
    public boolean[] nulls() {
        return nulls.flags();
    }
}
