package io.nightjar.parquet;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.StringVector;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** Text: each entry of a vector's dictionary that is used becomes bytes once. */
final class TextEncoder extends ColumnEncoder {
    private String[] dictionary = {};
    private @Nullable Binary[] binaries = {};

    TextEncoder(Column column, ColumnDescriptor descriptor, PageWriter pages, ParquetProperties properties) {
        super(column, descriptor, pages, properties);
    }

    @Override
    void encode(ColumnVector vector, int from, int to, long firstRow) {
        StringVector texts = (StringVector) vector;
        if (texts.dictionary() != dictionary) {
            dictionary = texts.dictionary();
            binaries = new Binary[dictionary.length];
        }
        ValuesWriter values = values();
        Statistics<?> statistics = statistics();
        int[] codes = texts.codes();
        for (int row = from; row < to; row++) {
            if (!texts.isNull(row)) {
                Binary binary = binaries[codes[row]];
                if (binary == null) {
                    binary = binary(codes[row], firstRow + row);
                }
                values.writeBytes(binary);
                statistics.updateStats(binary);
            }
        }
    }

    private Binary binary(int code, long row) {
        if (!Utf8.canEncode(dictionary[code])) {
            throw refused(row, "has half of a surrogate pair, which no UTF-8 text can hold");
        }
        Binary binary = Binary.fromString(dictionary[code]);
        binaries[code] = binary;
        return binary;
    }
}
