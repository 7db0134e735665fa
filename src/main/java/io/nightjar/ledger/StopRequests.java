package io.nightjar.ledger;

import io.nightjar.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Wishes that a run end at its next row batch, left where its owner finds them: in the shared database, else as a file in
 * the state folder, since only its owner may write the embedded one.
 */
public sealed interface StopRequests {

    /** Leaves one; it holds for the launch that goes on now. */
    void ask(RunId run, String by);

    /** Who has asked. */
    Optional<String> of(RunId run);

    /** Takes it back, since the launch has ended or another begins. */
    void forget(RunId run);

    /** Those of a ledger, from outside of the process that owns the run. */
    static StopRequests of(LedgerSettings settings) {
        return settings.isEmbedded()
                ? new InFolder(settings.stateFolder())
                : new InDatabase(new SharedDatabase(settings).simple(), settings.toString());
    }

    /** Those of a ledger that is open. */
    static StopRequests of(LedgerSettings settings, Sql sql) {
        return settings.isEmbedded() ? new InFolder(settings.stateFolder()) : new InDatabase(sql);
    }

    /** A file for each. */
    record InFolder(Path stateFolder) implements StopRequests {
        @Override
        public void ask(RunId run, String by) {
            try {
                Files.createDirectories(file(run).getParent());
                Files.writeString(file(run), by);
            } catch (IOException e) {
                throw Sql.unavailable(file(run).toString(), e);
            }
        }

        @Override
        public Optional<String> of(RunId run) {
            try {
                return Optional.of(Files.readString(file(run)));
            } catch (NoSuchFileException nobody) {
                return Optional.empty();
            } catch (IOException e) {
                throw Sql.unavailable(file(run).toString(), e);
            }
        }

        @Override
        public void forget(RunId run) {
            try {
                Files.deleteIfExists(file(run));
            } catch (IOException e) {
                throw Sql.unavailable(file(run).toString(), e);
            }
        }

        private Path file(RunId run) {
            return stateFolder.resolve("stop").resolve(run.value());
        }
    }

    /** A column of the run. */
    final class InDatabase implements StopRequests {
        private static final int LONGEST = 300;

        private final Sql sql;

        InDatabase(Sql sql) {
            this.sql = sql;
        }

        InDatabase(DataSource dataSource, String name) {
            this(new Sql(dataSource, name));
        }

        @Override
        public void ask(RunId run, String by) {
            sql.inTransaction(
                    db -> db.sql("UPDATE runs SET stop_requested_by = ? WHERE id = ? AND open_claim IS NOT NULL")
                            .params(by.substring(0, Math.min(by.length(), LONGEST)), run.value())
                            .update());
        }

        @Override
        public Optional<String> of(RunId run) {
            return sql.first(
                    (row, number) -> row.getString(1),
                    "SELECT stop_requested_by FROM runs WHERE id = ? AND stop_requested_by IS NOT NULL",
                    run.value());
        }

        @Override
        public void forget(RunId run) {
            sql.inTransaction(db -> db.sql("UPDATE runs SET stop_requested_by = NULL WHERE id = ?")
                    .params(run.value())
                    .update());
        }
    }
}
