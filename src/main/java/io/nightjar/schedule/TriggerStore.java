package io.nightjar.schedule;

import java.time.Duration;
import javax.sql.DataSource;

/** Where Quartz keeps what it is to wake us for. */
public sealed interface TriggerStore {

    /** In this process: for the embedded ledger. Nights run one after another, since one process owns the ledger. */
    record Memory() implements TriggerStore {}

    /**
     * In the ledger's database, shared with the schedulers of other machines. Each night wakes one of them; where that
     * one dies, another is woken again.
     *
     * @param database the ledger's; stays open when the scheduler is closed
     * @param checkIn how often a scheduler gives a sign of life
     */
    record Shared(DataSource database, Duration checkIn) implements TriggerStore {
        public Shared(DataSource database) {
            this(database, Duration.ofSeconds(7));
        }
    }
}
