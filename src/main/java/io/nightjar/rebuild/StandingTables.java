package io.nightjar.rebuild;

import io.nightjar.publish.ChainRecord;
import io.nightjar.publish.Check;
import io.nightjar.publish.OutputLayout;
import io.nightjar.rebuild.FoundReceipt.Place;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.storage.Storage;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which run's table stands in place for each date. The one receipt beside it tells, if it is that of the chain's last publication
 * and the table has the bytes that it says; else the table's digest does.
 */
final class StandingTables {
    private static final String TABLE = "table";

    private final Storage storage;
    private final OutputLayout layout;
    private final String job;
    private final List<ChainRecord> chain;
    private final List<Check> checks;

    /** @param checks where it writes what does not agree */
    StandingTables(Storage storage, OutputLayout layout, String job, List<ChainRecord> chain, List<Check> checks) {
        this.storage = storage;
        this.layout = layout;
        this.job = job;
        this.chain = chain;
        this.checks = checks;
    }

    /** The runs, each of another date. */
    Set<RunId> among(List<FoundReceipt> receipts) {
        TreeSet<BusinessDate> dates = new TreeSet<>(Comparator.comparing(BusinessDate::date));
        receipts.forEach(found -> dates.add(found.receipt().date()));
        chain.forEach(record -> dates.add(record.date()));
        Set<RunId> standing = new HashSet<>();
        for (BusinessDate date : dates) {
            List<FoundReceipt> beside = receipts.stream()
                    .filter(found -> found.place() == Place.OUTPUT)
                    .filter(found -> found.receipt().date().equals(date))
                    .toList();
            of(date, beside).map(found -> found.receipt().run()).ifPresent(standing::add);
        }
        return standing;
    }

    private Optional<FoundReceipt> of(BusinessDate date, List<FoundReceipt> beside) {
        String table = layout.table(job, date);
        Optional<ChainRecord> last = chain.stream()
                .filter(record -> record.date().equals(date) && record.action().publishes())
                .reduce((earlier, later) -> later);
        Optional<Storage.Entry> there = storage.find(table);
        if (there.isEmpty()) {
            last.ifPresent(record -> checks.add(
                    Check.broken(TABLE, table + ", which run " + record.run() + " published, is not there")));
            return beside.stream().filter(found -> isOf(found, last)).findFirst();
        }
        if (beside.size() == 1
                && isOf(beside.get(0), last)
                && beside.get(0).receipt().table().bytes() == there.get().bytes()) {
            return Optional.of(beside.get(0));
        }
        return byDigest(table, beside, last);
    }

    private static boolean isOf(FoundReceipt found, Optional<ChainRecord> last) {
        return last.filter(record -> record.run().equals(found.receipt().run())
                        && record.receipt().equals(Optional.of(found.sha256())))
                .isPresent();
    }

    private Optional<FoundReceipt> byDigest(String table, List<FoundReceipt> beside, Optional<ChainRecord> last) {
        String sha256 = storage.sha256(table);
        Optional<FoundReceipt> found = beside.stream()
                .filter(receipt -> receipt.receipt().table().sha256().equals(sha256))
                .findFirst();
        if (found.isEmpty()) {
            checks.add(Check.broken(
                    TABLE,
                    table + " is not the table of any whole receipt beside it: nothing is recorded as published"));
            return found;
        }
        RunId run = found.get().receipt().run();
        boolean wasReplaced = last.filter(record -> !record.run().equals(run)).isPresent()
                && chain.stream()
                        .anyMatch(record ->
                                record.action().publishes() && record.run().equals(run));
        if (wasReplaced) {
            checks.add(Check.broken(
                    TABLE,
                    table + " is that of run " + run + ", which run "
                            + last.orElseThrow().run() + " had replaced: no record tells who put it back"));
        }
        return found;
    }
}
