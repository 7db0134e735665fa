package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerSchema.Vendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The H2 database in the state folder. One process at a time writes it; the lock on its file is the fence. H2's server
 * mode is not used: it listens on all interfaces, and its clients hang where its owner is stopped.
 */
final class EmbeddedDatabase {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** An owner without a name is about to write it, or has just ended: soon it is one or the other, unless it is starved. */
    private static final Duration UNNAMED = Duration.ofMinutes(1);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);
    private static final int CONNECTIONS = 32;

    /** The database's own user; who may read it is decided by the file's permissions. */
    static final String USER = "nightjar";

    /** In use by another process, or by this one in another mode. */
    private static final int LOCKED = 90020;

    private static final int CORRUPT = 90030;
    private static final int FORM_UNKNOWN = 90048;

    private final Path stateFolder;

    EmbeddedDatabase(Path stateFolder) {
        if (stateFolder.toString().contains(";")) {
            throw NightjarException.of(
                    ErrorCode.SETTINGS_INVALID,
                    "The state folder " + stateFolder + " has a ';' in its name, after which H2 reads settings.");
        }
        this.stateFolder = stateFolder;
    }

    Path file() {
        return stateFolder.resolve("ledger.mv.db");
    }

    /** Opens it for writing, trying for two seconds where it is locked. */
    Database open(Owner owner, Ticker ticker) {
        OwnerFile ownerFile = new OwnerFile(stateFolder);
        JdbcConnectionPool pool = connect(ownerFile, ticker);
        // This very process may have it open already: then the file names it, and goes with the one who wrote it.
        if (ownerFile
                .read()
                .filter(one -> one.process().equals(owner.process()))
                .isPresent()) {
            return new Database(pool, Vendor.H2, file().toString(), pool::dispose);
        }
        try {
            ownerFile.write(owner);
        } catch (UncheckedIOException e) {
            pool.dispose();
            throw Sql.unavailable(stateFolder.toString(), e);
        }
        return new Database(pool, Vendor.H2, file().toString(), () -> {
            ownerFile.delete();
            pool.dispose();
        });
    }

    private JdbcConnectionPool connect(OwnerFile ownerFile, Ticker ticker) {
        long begin = ticker.nanos();
        while (true) {
            try {
                Files.createDirectories(stateFolder);
                JdbcConnectionPool pool = JdbcConnectionPool.create(writing(), USER, "");
                pool.setMaxConnections(CONNECTIONS);
                if (isWritable(pool)) {
                    return pool;
                }
                pool.dispose();
                if (ticker.nanos() - begin >= PATIENCE.toNanos()) {
                    throw failure(new SQLException("this process goes on reading it"));
                }
                ticker.pause(BETWEEN_TRIES);
            } catch (SQLException e) {
                if (!isLocked(e)) {
                    throw failure(e);
                }
                long waited = ticker.nanos() - begin;
                if (waited >= PATIENCE.toNanos()) {
                    Optional<Owner> owner = ownerFile.read();
                    if (owner.isPresent() || waited >= UNNAMED.toNanos()) {
                        throw busy(owner, e);
                    }
                }
                ticker.pause(BETWEEN_TRIES);
            } catch (IOException e) {
                throw Sql.unavailable(stateFolder.toString(), e);
            }
        }
    }

    /** Where another thread of this process reads the file just now, H2 gives us a share in that: read-only. */
    private static boolean isWritable(JdbcConnectionPool pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return !connection.isReadOnly();
        }
    }

    /**
     * The default write delay loses committed work on kill -9, and one interrupted thread in plain file mode closes the
     * database for the whole process. The end of the process must not close it before the run's own end is recorded.
     */
    private String writing() {
        return "jdbc:h2:async:" + stateFolder.resolve("ledger")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=20000;TRACE_LEVEL_FILE=0";
    }

    /** For reading it where it lies, or a copy of it. */
    static String reading(Path folder) {
        return "jdbc:h2:async:" + folder.resolve("ledger") + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0";
    }

    static boolean isLocked(SQLException e) {
        return e.getErrorCode() == LOCKED;
    }

    NightjarException failure(SQLException e) {
        if (e.getErrorCode() == CORRUPT || e.getErrorCode() == FORM_UNKNOWN) {
            return Sql.damaged(file().toString(), e);
        }
        return Sql.unavailable(file().toString(), e);
    }

    private NightjarException busy(Optional<Owner> owner, SQLException e) {
        String who = owner.map(Owner::describe).orElse("another process");
        return NightjarException.of(
                        ErrorCode.LEDGER_BUSY, "The ledger " + file() + " is being written by " + who + ".", e)
                .notDone("Nothing was begun. Reading commands (status, runs, show) work all the same.")
                .next("nightjar status");
    }
}
