package io.nightjar.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** A real PostgreSQL from its binaries, for tests. */
public final class RealPostgres {
    private RealPostgres() {}

    /** Starts a server of its own; skips the test where this machine cannot run one. */
    public static EmbeddedPostgres start() throws IOException {
        assumeTrue(
                !"root".equals(System.getProperty("user.name")) || mayLeaveRoot(),
                "PostgreSQL refuses to run as root, and this machine allows no user namespace to leave it");
        return EmbeddedPostgres.builder().start();
    }

    private static boolean mayLeaveRoot() throws IOException {
        try {
            return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
