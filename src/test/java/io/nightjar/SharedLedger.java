package io.nightjar;

import io.nightjar.Project.Ended;
import io.nightjar.testing.RealPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL that holds the ledger of one project at a time. */
final class SharedLedger implements AutoCloseable {
    private final RealPostgres server;

    SharedLedger() throws IOException {
        server = RealPostgres.start();
    }

    int port() {
        return server.port();
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
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nightjar'");
    }

    @Override
    public void close() {
        server.close();
    }
}
