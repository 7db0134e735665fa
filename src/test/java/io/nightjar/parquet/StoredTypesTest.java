package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What DuckDB's types become, one value at each edge of what is exact. */
class StoredTypesTest {
    @TempDir
    Path root;

    private ParquetSource source;

    @BeforeEach
    void open() {
        source = new ParquetSource(new ProjectStorage(root));
    }

    private DataFile file(String values, String options) {
        try (DuckDb duck = new DuckDb()) {
            duck.execute("COPY (SELECT unnest([" + values + "]) AS v) TO " + DuckDb.quoted(root.resolve("t"))
                    + " (FORMAT parquet" + options + ")");
        }
        return source.inspect("t");
    }

    private List<Object> read(DataFile file, ColumnType type) {
        List<Object> values = new ArrayList<>();
        TestTables.read(source, file, Schema.of(Column.optional("v", type)), 2).forEach(row -> values.add(row[0]));
        return values;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0::UTINYINT, 255::UTINYINT, NULL | INT32 | 0, 255, null",
                "0::USMALLINT, 65535::USMALLINT | INT32 | 0, 65535",
                "(-128)::TINYINT, 127::TINYINT | INT32 | -128, 127",
                "(-32768)::SMALLINT, 32767::SMALLINT | INT32 | -32768, 32767",
                "0::UINTEGER, NULL, 4294967295::UINTEGER | INT64 | 0, null, 4294967295",
                "9223372036854775807::UBIGINT, 0::UBIGINT | INT64 | 9223372036854775807, 0",
                "0.10::DECIMAL(9,2), NULL, (-1234567.89)::DECIMAL(9,2) | DOUBLE | 0.1, null, -1234567.89",
                "0.001::DECIMAL(18,3), 999999999999.999::DECIMAL(18,3) | DOUBLE | 0.001, 9.99999999999999E11",
                "(-0.000000000001)::DECIMAL(38,12), 4.5::DECIMAL(38,12) | DOUBLE | -1.0E-12, 4.5",
                "7::DECIMAL(4,0), (-9999)::DECIMAL(4,0) | INT64 | 7, -9999",
                "9223372036854775807::DECIMAL(38,0), (-9223372036854775808)::DECIMAL(38,0) | INT64 "
                        + "| 9223372036854775807, -9223372036854775808",
                "'2001-05-08 03:10:00.123456'::TIMESTAMP_NS | LOCAL_TIMESTAMP | 989291400123456",
                "'1969-12-31 23:59:59.999'::TIMESTAMP_MS | LOCAL_TIMESTAMP | -1000",
                "'2001-05-08 03:10:00'::TIMESTAMP_S | LOCAL_TIMESTAMP | 989291400000000",
                "'2001-05-08 03:10:00+02'::TIMESTAMPTZ | INSTANT | 989284200000000",
                "'9999-12-31'::DATE, '0001-01-01'::DATE | DATE | 2932896, -719162",
                "'C0FFEE00-0123-4567-89AB-000000000001'::UUID | STRING | c0ffee00-0123-4567-89ab-000000000001",
            })
    void whatHasAnExactMeaningIsRead(String values, ColumnType type, String expected) {
        for (String options : List.of("", ", PARQUET_VERSION V2", ", DICTIONARY_SIZE_LIMIT 1")) {
            DataFile file = file(values, options);
            assertThat(file.schema()).isEqualTo(Schema.of(Column.optional("v", type)));
            assertThat(read(file, type)).as(options).map(String::valueOf).isEqualTo(List.of(expected.split(", ")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0::UBIGINT, 9223372036854775808::UBIGINT | INT64 | an integer outside of 0 to 9223372036854775807",
                "1000000000000.000::DECIMAL(18,3) | DOUBLE "
                        + "| a decimal of more than 15 digits, which no double can tell from its neighbours",
                "9223372036854775808::DECIMAL(38,0) | INT64 | a decimal of more than 64 bits",
                "'2001-05-08 03:10:00.123456789'::TIMESTAMP_NS | LOCAL_TIMESTAMP "
                        + "| a time that microseconds cannot express",
            })
    void whatHasNoneIsRefusedByColumnAndRowGroup(String values, ColumnType type, String what) {
        for (String options : List.of("", ", PARQUET_VERSION V2", ", DICTIONARY_SIZE_LIMIT 1")) {
            DataFile file = file(values, options);
            assertThatThrownBy(() -> read(file, type))
                    .as(options)
                    .hasMessage("t: column v in row group 0 holds " + what)
                    .extracting(e -> ((NightjarException) e).code())
                    .isEqualTo(ErrorCode.VALUE_REFUSED);
        }
    }

    @Test
    void decimalsOfTooManyPlacesAreRefusedByName() {
        DataFile file = file("1.5::DECIMAL(38,23)", "");
        assertThat(file.schema().names()).isEmpty();
        assertThatThrownBy(() -> read(file, ColumnType.DOUBLE))
                .hasMessage("t: column v of Parquet type FIXED_LEN_BYTE_ARRAY DECIMAL(38,23) cannot be read: "
                        + "it has more than 22 decimal places");
    }
}
