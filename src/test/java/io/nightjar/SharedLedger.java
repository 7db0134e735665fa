package io.nightjar;

import io.nightjar.Project.Ended;
import io.nightjar.testing.RealPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL that holds the ledger of one project at a time. */
final class SharedLedger implements AutoCloseable {
    private final EmbeddedPostgres server;

    SharedLedger() throws IOException {
        server = RealPostgres.start();
    }

    int port() {
        return server.getPort();
    }

    /** A command line on this ledger. */
    String[] on(String... arguments) {
        return through(port(), arguments);
    }

    /** The same through another port. */
    static String[] through(int port, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--set",
                "ledger.url=jdbc:postgresql://localhost:" + port + "/postgres",
                "--set",
                "ledger.user=postgres"));
        return all.toArray(String[]::new);
    }

    /** The real command line in this process. */
    Ended run(Project project, String... arguments) {
        return project.run(on(arguments));
    }

    /** Ends the sessions of all processes that use the ledger. */
    void endSessions() {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nightjar'");
    }

    /** For the next project. */
    void clear() {
        execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }

    private void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
