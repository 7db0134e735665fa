package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Names a row that holds what no Nightjar wrote: a disk may rot, and people may mend. */
final class CorruptRow {
    private static final Set<String> NAMING =
            Set.of("id", "run_id", "job", "business_date", "sequence", "number", "place", "kind", "channel");

    private CorruptRow() {}

    /** The mapper, whose failures to understand a row are LEDGER_CORRUPT. */
    static <T> RowMapper<T> named(RowMapper<T> mapper) {
        return (row, number) -> {
            try {
                return mapper.mapRow(row, number);
            } catch (IllegalArgumentException | DateTimeException | NullPointerException e) {
                throw corrupt(row, e);
            }
        };
    }

    private static NightjarException corrupt(ResultSet row, RuntimeException e) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        List<String> named = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            String label = columns.getColumnLabel(column).toLowerCase(Locale.ROOT);
            @Nullable String value = row.getString(column);
            if (NAMING.contains(label) && value != null) {
                named.add(label + " " + value);
            }
        }
        String table = columns.getTableName(1).toLowerCase(Locale.ROOT);
        return NightjarException.of(
                        ErrorCode.LEDGER_CORRUPT,
                        "The ledger's row of table " + table + " with " + String.join(", ", named)
                                + " cannot be understood.",
                        e)
                .notDone("Nothing was changed. Published tables and their receipts do not depend on it.")
                .next("nightjar doctor");
    }
}
