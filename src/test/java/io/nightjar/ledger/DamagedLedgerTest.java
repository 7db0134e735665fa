package io.nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told of a ledger that cannot be opened. */
class DamagedLedgerTest {
    @TempDir
    Path state;

    @Test
    void aFileOfSomethingElseIsDamageThatNeedsAPerson() throws IOException {
        byte[] noise = new byte[5000];
        new Random(7).nextBytes(noise);
        Files.write(state.resolve("ledger.mv.db"), noise);
        LedgerSettings settings = LedgerSettings.embedded(state);
        assertThatThrownBy(() -> Ledger.open(settings, Clock.systemUTC(), "run"))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_CORRUPT))
                .hasMessageContaining("ledger.mv.db is damaged");
        assertThatThrownBy(() -> LedgerReader.open(settings).runs().list(1))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_CORRUPT));
        assertThat(state.resolve("ledger.mv.db")).hasBinaryContent(noise);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedWithItsReason() throws IOException {
        Path file = Files.createFile(state.resolve("file"));
        LedgerSettings settings = LedgerSettings.embedded(file.resolve("state"));
        assertThatThrownBy(() -> Ledger.open(settings, Clock.systemUTC(), "run"))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_UNAVAILABLE))
                .hasMessageContaining("not a directory");
    }

    @Test
    void theReasonAtTheBottomIsSaidInWords() {
        assertThat(Sql.unavailable("db", new SQLException("x", "08001", new java.net.ConnectException("refused"))))
                .hasMessage("The ledger (db) did not do its work: nobody answers at its address.");
        assertThat(Sql.unavailable(
                        "db",
                        new IllegalStateException(new SQLException(
                                "x", "90031", new FileSystemException("f", null, "No space left on device")))))
                .hasMessage("The ledger (db) did not do its work: no space is left on the device.");
        assertThat(Sql.unavailable("db", new SQLException("x", "57P01")))
                .hasMessage("The ledger (db) did not do its work: SQL state 57P01.");
    }
}
