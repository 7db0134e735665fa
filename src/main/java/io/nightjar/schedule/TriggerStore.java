package io.nightjar.schedule;

import java.time.Duration;
import javax.sql.DataSource;

/** Where Quartz keeps what it is to wake us for. */
public sealed interface TriggerStore {

    /** How many nights a scheduler runs at a time. */
    int nights();

    /** In this process: for the embedded ledger. Nights run one after another, since one process owns the ledger. */
    record Memory() implements TriggerStore {
        @Override
        public int nights() {
            return 1;
        }
    }

    /**
     * In the ledger's database, shared with the schedulers of other machines: each due instant wakes one of them.
     *
     * @param database the ledger's; stays open when the scheduler is closed
     * @param checkIn how often a scheduler gives a sign of life
     */
    record Shared(DataSource database, Duration checkIn, int nights) implements TriggerStore {
        public Shared(DataSource database, int nights) {
            this(database, Duration.ofSeconds(7), nights);
        }
    }
}
