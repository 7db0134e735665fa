package io.nightjar.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.nightjar.ledger.LedgerSchema.Vendor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.springframework.dao.DataAccessException;

/** A PostgreSQL database that several machines share. */
final class SharedDatabase {
    private static final Duration CONNECT = Duration.ofSeconds(10);
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

    /** User and password as the driver takes them. */
    private Properties credentials() {
        Properties properties = new Properties();
        settings.user().ifPresent(user -> properties.setProperty("user", user));
        settings.password().ifPresent(password -> properties.setProperty("password", password));
        return properties;
    }

    Database open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setDataSourceProperties(credentials());
        config.addDataSourceProperty("ApplicationName", "nightjar");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setPoolName("ledger");
        try {
            HikariDataSource pool = new HikariDataSource(config);
            return new Database(pool, Vendor.POSTGRESQL, name(), pool::close);
        } catch (PoolInitializationException e) {
            throw Sql.unavailable(name(), e);
        }
    }
}
