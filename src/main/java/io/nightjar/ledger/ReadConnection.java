package io.nightjar.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One connection that only reads. */
final class ReadConnection {
    private final SingleConnectionDataSource dataSource;
    private final String name;

    private ReadConnection(SingleConnectionDataSource dataSource, String name) {
        this.dataSource = dataSource;
        this.name = name;
    }

    /**
     * Connects.
     *
     * @param name for messages; holds no password
     */
    static ReadConnection to(String url, Properties credentials, String name) throws SQLException {
        Connection connection = DriverManager.getConnection(url, credentials);
        connection.setReadOnly(true);
        return new ReadConnection(new SingleConnectionDataSource(connection, true), name);
    }

    /** A reader of it that does {@code closing} at last; empty of runs where the database holds no ledger. */
    LedgerReader reader(Runnable closing) {
        try {
            Optional<Integer> version = LedgerSchema.version(dataSource);
            version.ifPresent(found -> LedgerSchema.check(found, name));
            Query query = version.isPresent() ? new Sql(dataSource, name) : Query.NONE;
            return new LedgerReader(query, () -> {
                dataSource.destroy();
                closing.run();
            });
        } catch (RuntimeException e) {
            dataSource.destroy();
            throw e;
        }
    }
}
