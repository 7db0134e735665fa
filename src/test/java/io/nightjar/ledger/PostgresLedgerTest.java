package io.nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.ledger.LedgerSchema.Vendor;
import io.nightjar.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger's contract on PostgreSQL. */
class PostgresLedgerTest extends RecordsContract {
    private static RealPostgres server;

    @TempDir
    Path state;

    @BeforeAll
    static void start() throws IOException {
        server = RealPostgres.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    @BeforeEach
    void open() {
        if (!opened) {
            empty();
            opened = true;
        }
        super.open();
    }

    private boolean opened;

    /** Making the tables takes longer than most tests: they are made again only where a test has spoiled them. */
    private static void empty() {
        DataSource database = server.dataSource();
        JdbcClient sql = JdbcClient.create(database);
        if (LedgerSchema.version(database).equals(Optional.of(LedgerSchema.VERSION))) {
            List<String> tables = sql.sql("""
                            SELECT table_name FROM information_schema.tables
                            WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'""").query(String.class).list();
            sql.sql("TRUNCATE " + String.join(", ", tables)).update();
        } else {
            sql.sql("DROP SCHEMA public CASCADE").update();
            sql.sql("CREATE SCHEMA public").update();
        }
    }

    @Override
    LedgerSettings settings() {
        return LedgerSettings.shared(server.url(), Optional.of("postgres"), Optional.empty(), state);
    }

    @Override
    Vendor vendor() {
        return Vendor.POSTGRESQL;
    }

    @Test
    void quartzHasItsTables() {
        List<String> tables = JdbcClient.create(server.dataSource())
                .sql("SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'qrtz%'")
                .query(String.class)
                .list();
        assertThat(tables).hasSize(11).contains("qrtz_triggers", "qrtz_locks");
    }
}
