package io.nightjar.ledger;

import java.io.EOFException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What lies at the bottom of a database's failure, in words an operator can act on and without any value. */
final class FailureCause {
    private static final Set<String> PASSING =
            Set.of("57P01", "57P02", "57P03", "53300", "40001", "40P01", "55P03", "25P03", "57014");

    private FailureCause() {}

    /** Half a sentence, for example {@code no space is left on the device}; the SQL state where nothing better is known. */
    static Optional<String> of(Throwable failure) {
        Optional<String> state = Optional.empty();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> words = words(cause);
            if (words.isPresent()) {
                return words;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                state = Optional.of("SQL state " + sql.getSQLState());
            }
        }
        return state;
    }

    /** Whether the embedded database's file holds something else than the database. */
    static boolean isDamage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException store
                    && (store.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT
                            || store.getErrorCode() == DataUtils.ERROR_UNSUPPORTED_FORMAT
                            || store.getCause() instanceof EOFException)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the same may succeed a moment later: the server is away, restarting or busy, or it ended the session. */
    static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isPassing(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(SQLException sql) {
        return sql instanceof SQLTransientConnectionException
                || isPassing(String.valueOf(sql.getSQLState()))
                // Said by the pool of a session that it has given up, without a state.
                || "Connection is closed".equals(sql.getMessage());
    }

    /** Class 08: no connection. The others are PostgreSQL's: shutting down, starting, too many, locked, timed out. */
    private static boolean isPassing(String state) {
        return state.startsWith("08") || PASSING.contains(state);
    }

    private static Optional<String> words(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left") || message.contains("disk full")) {
            return Optional.of("no space is left on the device");
        }
        if (message.contains("read-only file system") || message.contains("database is read only")) {
            return Optional.of("its file or folder is read-only");
        }
        if (cause instanceof AccessDeniedException || message.contains("permission denied")) {
            return Optional.of("permission denied");
        }
        if (cause instanceof FileSystemException file && file.getReason() != null) {
            return Optional.of(file.getReason().toLowerCase(Locale.ROOT));
        }
        if (cause instanceof java.net.ConnectException || message.contains("connection refused")) {
            return Optional.of("nobody answers at its address");
        }
        return Optional.empty();
    }
}
