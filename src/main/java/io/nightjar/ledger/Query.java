package io.nightjar.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;

/** Something that can be asked in SQL. */
interface Query {
    /** A ledger that is not there: it has no rows. */
    Query NONE = new Query() {
        @Override
        public <T> List<T> rows(RowMapper<T> mapper, String sql, Object... parameters) {
            return List.of();
        }
    };

    <T> List<T> rows(RowMapper<T> mapper, String sql, Object... parameters);

    default <T> Optional<T> first(RowMapper<T> mapper, String sql, Object... parameters) {
        return rows(mapper, sql, parameters).stream().findFirst();
    }
}
