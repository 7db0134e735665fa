package io.nightjar.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The empty database of a real PostgreSQL, for one test at a time. The server is started from its binaries by the first test
 * of this JVM that asks, which takes seconds, and ends with the JVM; closing only empties it for the next one.
 */
public final class RealPostgres implements AutoCloseable {
    private static final String DATABASE = "postgres";

    private final EmbeddedPostgres server;

    private RealPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Skips the test where this machine cannot run a server. */
    public static RealPostgres start() throws IOException {
        assumeTrue(
                !"root".equals(System.getProperty("user.name")) || mayLeaveRoot(),
                "PostgreSQL refuses to run as root, and this machine allows no user namespace to leave it");
        RealPostgres postgres = new RealPostgres(Server.RUNNING);
        // A test that was ended before it could close it may have left something.
        postgres.clear();
        return postgres;
    }

    private static boolean mayLeaveRoot() throws IOException {
        try {
            return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public int port() {
        return server.getPort();
    }

    /** With the user that it needs. */
    public String url() {
        return server.getJdbcUrl("postgres", DATABASE);
    }

    public DataSource dataSource() {
        return server.getPostgresDatabase();
    }

    public void execute(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** For the next project: nobody is connected any more, and no table is left. */
    public void clear() {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + DATABASE
                + "' AND pid <> pg_backend_pid()");
        execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }

    @Override
    public void close() {
        clear();
    }

    /** Started when it is first asked for; it stops itself when the JVM ends. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
