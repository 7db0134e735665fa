package io.nightjar.table;

import java.util.List;

/**
 * A number of consecutive rows of one file, as columns: the item that flows through a run.
 *
 * @param schema names and types of the vectors, in their order
 * @param rows how many
 * @param vectors one a column, each of {@code rows} values
 * @param firstRow position of the first row in its file, from 0; errors name rows by it
 * @param file which of the files of its split that is, from 0
 */
public record RowBatch(Schema schema, int rows, List<ColumnVector> vectors, long firstRow, int file) {

    /** Of the only file of its split, or of none. */
    public RowBatch(Schema schema, int rows, List<ColumnVector> vectors, long firstRow) {
        this(schema, rows, vectors, firstRow, 0);
    }

    /** The same rows, as those of another file of a split. */
    public RowBatch ofFile(int place) {
        return new RowBatch(schema, rows, vectors, firstRow, place);
    }

    public RowBatch {
        vectors = List.copyOf(vectors);
        if (vectors.size() != schema.size()) {
            throw new IllegalArgumentException(vectors.size() + " vectors for " + schema.size() + " columns");
        }
        for (int i = 0; i < vectors.size(); i++) {
            if (vectors.get(i).size() != rows) {
                throw new IllegalArgumentException("column " + schema.column(i).name() + " has "
                        + vectors.get(i).size() + " values for " + rows + " rows");
            }
        }
    }

    public ColumnVector vector(int column) {
        return vectors.get(column);
    }

    /** The named column; the caller knows that it is there, since plans check names first. */
    public ColumnVector vector(String name) {
        int index = schema.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no column " + name + " in " + schema.names());
        }
        return vectors.get(index);
    }
}
