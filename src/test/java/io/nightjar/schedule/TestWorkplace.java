package io.nightjar.schedule;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.InputWatch;
import io.nightjar.job.Nights;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.run.RunSpec;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.DataFile;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.TableSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** A real ledger, and nights that do as a test says. */
final class TestWorkplace implements Workplace {
    final AtomicInteger open = new AtomicInteger();
    volatile boolean busy;
    volatile Prover prover = new FakeProver();
    private final LedgerSettings settings;
    private final Clock clock;
    private final FakeNights nights;

    TestWorkplace(LedgerSettings settings, Clock clock, FakeNights nights) {
        this.settings = settings;
        this.clock = clock;
        this.nights = nights;
    }

    static TestWorkplace embedded(Path state, Clock clock, FakeNights nights) {
        return new TestWorkplace(LedgerSettings.embedded(state), clock, nights);
    }

    @Override
    public LedgerReader read() {
        return LedgerReader.open(settings);
    }

    @Override
    public InputWatch input(RunSpec spec) {
        TableSource none = new TableSource() {
            @Override
            public DataFile inspect(String location) {
                throw new UnsupportedOperationException();
            }

            @Override
            public RowBatchReader read(Split split, Schema columns, int batchRows) {
                throw new UnsupportedOperationException();
            }
        };
        return new InputWatch(spec, new ProjectStorage(settings.stateFolder().resolveSibling("")), none, clock);
    }

    @Override
    public Prover prover() {
        return prover;
    }

    @Override
    public Open open() {
        if (busy) {
            throw NightjarException.of(ErrorCode.LEDGER_BUSY, "the ledger is being written");
        }
        Ledger ledger = Ledger.open(settings, clock, "schedule");
        open.incrementAndGet();
        return new Open() {
            @Override
            public Ledger ledger() {
                return ledger;
            }

            @Override
            public Nights nights() {
                return nights.facade();
            }

            @Override
            public void close() {
                ledger.close();
                open.decrementAndGet();
            }
        };
    }
}
