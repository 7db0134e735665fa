package io.nightjar.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.dao.DataAccessException;

/**
 * Reads the embedded database: in place where nobody writes it, else from a private copy. A copy may be torn, since its
 * owner goes on writing; the database's own checks tell, and then another is made. Within the process that has it open
 * for writing, the connection shares that; the file must not be opened there, since closing it would release the lock.
 */
final class EmbeddedReading {
    private static final int COPIES = 10;

    private final EmbeddedDatabase database;

    EmbeddedReading(EmbeddedDatabase database) {
        this.database = database;
    }

    LedgerReader open() {
        if (isAbsent()) {
            return LedgerReader.empty();
        }
        try {
            return read(database.file().resolveSibling(""), () -> {});
        } catch (SQLException e) {
            if (!EmbeddedDatabase.isLocked(e)) {
                throw database.failure(e);
            }
            return readCopy();
        }
    }

    private boolean isAbsent() {
        try {
            return Files.notExists(database.file()) || Files.size(database.file()) == 0;
        } catch (IOException e) {
            throw Sql.unavailable(database.file().toString(), e);
        }
    }

    private LedgerReader readCopy() {
        Exception last = new IOException("not copied");
        for (int copy = 0; copy < COPIES; copy++) {
            try {
                return readOneCopy();
            } catch (SQLException | IOException | DataAccessException torn) {
                last = torn;
            }
        }
        throw Sql.unavailable("a copy of " + database.file(), last);
    }

    private LedgerReader readOneCopy() throws SQLException, IOException {
        Path folder = Files.createTempDirectory("nightjar-ledger-");
        try {
            Path copy = folder.resolve(database.file().getFileName());
            Files.copy(database.file(), copy, StandardCopyOption.REPLACE_EXISTING);
            return read(folder, () -> delete(folder));
        } catch (SQLException | IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private LedgerReader read(Path folder, Runnable closing) throws SQLException {
        Properties credentials = new Properties();
        credentials.setProperty("user", EmbeddedDatabase.USER);
        return ReadConnection.to(
                        EmbeddedDatabase.reading(folder),
                        credentials,
                        database.file().toString())
                .reader(closing);
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException leftInTheTemporaryFolder) {
            folder.toFile().deleteOnExit();
        }
    }
}
