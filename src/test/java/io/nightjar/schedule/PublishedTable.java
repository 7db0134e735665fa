package io.nightjar.schedule;

import io.nightjar.ledger.LaunchedBy;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.publish.Fence.Purpose;
import io.nightjar.publish.Intent;
import io.nightjar.publish.Receipt;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.util.Optional;

/** The record of a published table, without the table. */
final class PublishedTable {
    private PublishedTable() {}

    static void put(Ledger ledger, String job, BusinessDate date) {
        put(ledger, job, date, () -> {});
    }

    /** @param between what happens between its beginning and its publication */
    static void put(Ledger ledger, String job, BusinessDate date, Runnable between) {
        try (Lease lease = ledger.leases().acquire(job, date)) {
            put(ledger, lease, between);
        }
    }

    static RunId put(Ledger ledger, Lease lease) {
        return put(ledger, lease, () -> {});
    }

    /** Which run it is of. */
    static RunId run(String job, BusinessDate date) {
        return new RunId(String.format("%012x", (long) (job + date).hashCode() & 0xffffffffL));
    }

    private static RunId put(Ledger ledger, Lease lease, Runnable between) {
        RunId run = run(lease.job(), lease.date());
        ledger.runLog().begin(lease, run, "model@1", new LaunchedBy("0", "test"));
        between.run();
        Intent intent = new Intent(
                run,
                lease.job(),
                lease.date(),
                new Receipt.Table("output/" + lease.job() + "/" + lease.date(), 1, 1, "0".repeat(64)),
                Optional.empty(),
                "output/receipt.json");
        lease.hold(Purpose.INTENT, log -> log.intend(intent));
        lease.hold(Purpose.PUBLISH, log -> log.complete(intent));
        return run;
    }
}
