package io.nightjar.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.nightjar.ledger.LedgerSchema.Vendor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL database that several machines share. */
final class SharedDatabase {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** Short, since it is asked for again as long as there is patience. */
    private static final Duration FREE_CONNECTION = Duration.ofSeconds(2);

    private static final Duration LOCK = Duration.ofSeconds(10);
    private static final Duration STATEMENT = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(90);
    private static final int CONNECTIONS = 16;

    private final LedgerSettings settings;

    SharedDatabase(LedgerSettings settings) {
        this.settings = settings;
    }

    private String name() {
        return settings.toString();
    }

    private String url() {
        return settings.url().orElseThrow();
    }

    LedgerReader openReading() {
        try {
            return ReadConnection.to(url(), credentials(), name()).reader(() -> {});
        } catch (SQLException | DataAccessException e) {
            throw Sql.unavailable(name(), e);
        }
    }

    /** A connection for each question; for commands that ask few. */
    DataSource simple() {
        return new DriverManagerDataSource(url(), credentials());
    }

    /** User and password as the driver takes them. */
    private Properties credentials() {
        Properties properties = new Properties();
        guard(properties::setProperty);
        settings.user().ifPresent(user -> properties.setProperty("user", user));
        settings.password().ifPresent(password -> properties.setProperty("password", password));
        return properties;
    }

    /** A server that vanished without a word must not hold a thread for ever. */
    private static void guard(BiConsumer<String, String> property) {
        property.accept("tcpKeepAlive", "true");
        property.accept("connectTimeout", String.valueOf(CONNECT.toSeconds()));
        property.accept("socketTimeout", String.valueOf(ANSWER.toSeconds()));
    }

    /**
     * The server ends the transaction of a process that is stopped in the middle of its commit, so that another can take
     * over; that the first can then do nothing any more is seen to by its commit folder.
     */
    private String limits() {
        return "SET lock_timeout = " + LOCK.toMillis() + "; SET statement_timeout = " + STATEMENT.toMillis()
                + "; SET idle_in_transaction_session_timeout = "
                + 2 * settings.pace().lease().toMillis();
    }

    Database open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setDataSourceProperties(credentials());
        config.addDataSourceProperty("ApplicationName", "nightjar");
        guard(config::addDataSourceProperty);
        config.setConnectionInitSql(limits());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(FREE_CONNECTION.toMillis());
        config.setPoolName("ledger");
        try {
            HikariDataSource pool = new HikariDataSource(config);
            return new Database(pool, Vendor.POSTGRESQL, name(), pool::close);
        } catch (PoolInitializationException e) {
            throw Sql.unavailable(name(), e);
        }
    }
}
