package io.nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.ChildJvm;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Publication;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.storage.ProjectStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded ledger between processes, and where there is none. */
class EmbeddedLedgerTest {
    @TempDir
    Path project;

    @Test
    void aWriterWaitsForTheReadersOfItsOwnProcess() {
        LedgerSettings settings = LedgerSettings.embedded(project.resolve("state"));
        Owner self = new Owner(ProcessIdentity.current(), Instant.EPOCH, "schedule");
        Ledger.open(settings, Clock.systemUTC(), "first").close();
        LedgerReader reader = LedgerReader.open(settings);
        HandTicker ticker = new HandTicker(reader::close);

        try (Ledger ledger = Ledger.open(settings, Clock.systemUTC(), self, ticker)) {
            ledger.pauseLog().pause(Fixture.JOB, "ada", Optional.empty(), Optional.empty());
            assertThat(ticker.elapsed()).isGreaterThan(Duration.ZERO);
        }
    }

    @Test
    void oneProcessWritesOthersReadAndAKilledOneIsReplacedAtOnce() {
        Path state = project.resolve("state");
        LedgerSettings settings = LedgerSettings.embedded(state);
        try (ChildJvm owner = new ChildJvm(OwningProcess.class, state.toString())) {
            owner.waitFor("owns");
            Owner second = new Owner(ProcessIdentity.current(), Instant.EPOCH, "restart");
            HandTicker patience = new HandTicker();
            assertThatThrownBy(() -> Ledger.open(settings, Clock.systemUTC(), second, patience))
                    .isInstanceOfSatisfying(NightjarException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_BUSY);
                        assertThat(e.message())
                                .contains("process " + owner.pid() + " on "
                                        + ProcessIdentity.current().host())
                                .contains("(run flight-delay)");
                    });
            assertThat(patience.elapsed()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
            try (LedgerReader reader = LedgerReader.open(settings)) {
                assertThat(reader.runs().list(9)).extracting(RunRecord::status).containsExactly(RunStatus.RUNNING);
            }
            owner.kill();
        }
        HandTicker ticker = new HandTicker();
        Owner self = new Owner(ProcessIdentity.current(), Instant.EPOCH, "recover");
        try (Ledger ledger = Ledger.open(settings, Clock.systemUTC(), self, ticker)) {
            Publication publication = new Publication(new ProjectStorage(project), OutputLayout.standard());
            assertThat(new Recovery(ledger, publication).all())
                    .containsExactly(Settlement.of(
                            Settlement.Kind.FAILED,
                            "flight-delay@2001-05-08",
                            Fixture.FIRST,
                            "Run a1b2c3d4e5f6 of flight-delay@2001-05-08 had lost its process: it is failed, "
                                    + "what it scored is kept.",
                            "nightjar restart a1b2c3d4e5f6"));
            assertThat(ticker.elapsed()).isZero();
            RunRecord run = ledger.reader().runs().get(Fixture.FIRST).orElseThrow();
            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(run.errorMessage()).contains("Its process ended without a word.");
            assertThat(ledger.reader().plans().finished(Fixture.FIRST)).containsExactly(Fixture.split(0));
            try (Lease lease = ledger.leases().acquire(Fixture.JOB, Fixture.DATE)) {
                assertThat(ledger.runLog().resume(lease, Fixture.FIRST, new LaunchedBy("0.1.0", "operator")))
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void anOwnerThatHasNotWrittenItsNameYetIsWaitedForUntilItHas() throws IOException {
        Path state = project.resolve("state");
        LedgerSettings settings = LedgerSettings.embedded(state);
        try (ChildJvm owner = new ChildJvm(OwningProcess.class, state.toString())) {
            owner.waitFor("owns");
            OwnerFile file = new OwnerFile(state);
            Owner first = file.read().orElseThrow();
            file.delete();
            AtomicInteger pauses = new AtomicInteger();
            HandTicker ticker = new HandTicker(() -> {
                if (pauses.incrementAndGet() == 60) {
                    file.write(first);
                }
            });
            Owner second = new Owner(ProcessIdentity.current(), Instant.EPOCH, "restart");
            assertThatThrownBy(() -> Ledger.open(settings, Clock.systemUTC(), second, ticker))
                    .hasMessageContaining("is being written by process " + owner.pid() + " on ");
            assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    void whereThereIsNoLedgerReadingFindsNothingAndCreatesNothing() {
        LedgerSettings settings = LedgerSettings.embedded(project.resolve("state"));
        try (LedgerReader reader = LedgerReader.open(settings)) {
            assertThat(reader.runs().list(9)).isEmpty();
            assertThat(reader.runs().open()).isEmpty();
            assertThat(reader.publications().current("flight-delay")).isEmpty();
            assertThatThrownBy(() -> reader.runs().find("flight-delay@latest"))
                    .hasMessage("There is no run 'flight-delay@latest'. No run of a job 'flight-delay' is recorded."
                            + " There are no runs yet.");
        }
        assertThat(project.resolve("state")).doesNotExist();
    }

    @Test
    void readingLeavesTheLedgersFolderAsItWas() throws IOException {
        LedgerSettings settings = LedgerSettings.embedded(project);
        Ledger.open(settings, Clock.systemUTC(), "run").close();
        byte[] before = Files.readAllBytes(project.resolve("ledger.mv.db"));
        LedgerReader.open(settings).close();
        assertThat(Files.readAllBytes(project.resolve("ledger.mv.db"))).isEqualTo(before);
        assertThat(project)
                .isDirectoryNotContaining(file -> !file.getFileName().toString().equals("ledger.mv.db"));
    }

    @Test
    void aDamagedLedgerIsNamedAsSuch() throws IOException {
        Files.write(project.resolve("ledger.mv.db"), new byte[20_000]);
        LedgerSettings settings = LedgerSettings.embedded(project);
        assertThatThrownBy(() -> Ledger.open(settings, Clock.systemUTC(), "run"))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_CORRUPT))
                .hasMessageContaining("ledger.mv.db is damaged");
        assertThatThrownBy(() -> LedgerReader.open(settings))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_CORRUPT));
    }
}
