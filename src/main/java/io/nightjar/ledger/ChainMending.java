package io.nightjar.ledger;

import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Settlement.Kind;
import io.nightjar.publish.ChainRecord;
import io.nightjar.publish.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the files of chains up to what the ledger has. One lags behind where its writer was killed, or lost its session while it
 * wrote: another date's publication may then have come in between, and its longer file was written over.
 */
final class ChainMending {
    private final Ledger ledger;
    private final Publication publication;

    ChainMending(Ledger ledger, Publication publication) {
        this.ledger = ledger;
        this.publication = publication;
    }

    List<Settlement> all() {
        List<Settlement> done = new ArrayList<>();
        for (String job : ledger.reader().chains().jobs()) {
            List<String> records = ledger.reader().chains().of(job);
            Optional<ChainRecord> last = last(records);
            try {
                last.flatMap(record -> mended(record, records)).ifPresent(done::add);
            } catch (NightjarException e) {
                last.ifPresent(record -> done.add(Settlement.unsettled(job + "@" + record.date(), record.run(), e)));
            }
        }
        return done;
    }

    /** One that was altered is named by {@code verify --chain}; nothing can be mended by it. */
    private static Optional<ChainRecord> last(List<String> records) {
        try {
            return Optional.of(ChainRecord.of(records.get(records.size() - 1)));
        } catch (NightjarException altered) {
            return Optional.empty();
        }
    }

    /** Who works on the last record's date writes it himself. */
    private Optional<Settlement> mended(ChainRecord last, List<String> records) {
        String job = last.job();
        int lacking = publication.chainLacks(job, records);
        if (lacking == 0) {
            return Optional.empty();
        }
        Optional<Lease> free = ledger.leases().tryAcquire(job, last.date());
        if (free.isEmpty()) {
            return Optional.empty();
        }
        try (Lease lease = free.get()) {
            new Recovery(ledger, publication).of(lease);
            publication.writeChain(lease, job);
        }
        return Optional.of(Settlement.of(
                Kind.MENDED,
                job + "@" + last.date(),
                last.run(),
                "The chain of " + job + " lacked the last " + lacking + " of " + records.size()
                        + " records in its file: written.",
                "nightjar verify --chain " + job));
    }
}
