package io.nightjar.schedule;

import io.nightjar.job.InputWatch;
import io.nightjar.job.Nights;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.RunSpec;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One open ledger for all threads of a scheduler: opened by the first, closed by the last, for others in between. */
final class SharedWorkplace implements Workplace {
    private final Workplace workplace;
    private @Nullable Open opened;
    private int users;

    SharedWorkplace(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public LedgerReader read() {
        return workplace.read();
    }

    @Override
    public InputWatch input(RunSpec spec) {
        return workplace.input(spec);
    }

    @Override
    public Prover prover() {
        return workplace.prover();
    }

    @Override
    public synchronized Open open() {
        Open now = opened == null ? workplace.open() : opened;
        opened = now;
        users++;
        return new Share(now);
    }

    private synchronized void leave() {
        users--;
        if (users == 0 && opened != null) {
            Open last = opened;
            opened = null;
            last.close();
        }
    }

    /** One thread's part of it. */
    private final class Share implements Open {
        private final Open whole;
        private final AtomicBoolean closed = new AtomicBoolean();

        Share(Open whole) {
            this.whole = whole;
        }

        @Override
        public Ledger ledger() {
            return whole.ledger();
        }

        @Override
        public Nights nights() {
            return whole.nights();
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                leave();
            }
        }
    }
}
