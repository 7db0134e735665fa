package io.nightjar.publish;

import io.nightjar.error.NightjarException;
import io.nightjar.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for altered, missing and inserted records in the chain of a job, and says what it cannot know. */
public final class ChainCheck {
    private static final String CHAIN = ChainLinks.CHAIN;
    private static final String HEAD = "head";

    private final Storage storage;
    private final OutputLayout layout;
    private final List<Check> checks = new ArrayList<>();

    public ChainCheck(Storage storage, OutputLayout layout) {
        this.storage = storage;
        this.layout = layout;
    }

    /**
     * Checks one chain.
     *
     * @param ledger the records as the ledger has them; empty where there is none
     * @param expected digest of the last record as somebody noted it elsewhere
     */
    public List<Check> of(String job, List<String> ledger, Optional<String> expected) {
        String place = layout.chain(job);
        Optional<List<String>> file = storage.find(place).isPresent() ? Optional.of(lines(place)) : Optional.empty();
        if (file.isEmpty() && ledger.isEmpty()) {
            checks.add(Check.unknown(CHAIN, "nothing of " + job + " was ever published, or its chain is gone"));
            return checks;
        }
        List<ChainRecord> records = new ArrayList<>();
        file.ifPresent(lines -> records.addAll(links(place, job, lines)));
        if (!ledger.isEmpty()) {
            List<ChainRecord> recorded = links("the ledger", job, ledger);
            if (file.isEmpty()) {
                checks.add(Check.broken(CHAIN, place + " is gone; the ledger has " + ledger.size() + " records"));
                records.addAll(recorded);
            } else {
                compare(place, file.get(), ledger);
            }
        } else {
            checks.add(Check.unknown(
                    CHAIN,
                    "no ledger knows this chain: records cut off at its end, or all of it written anew, are not seen"));
        }
        receipts(job, records);
        head(records, expected);
        return checks;
    }

    private List<String> lines(String place) {
        return new String(storage.read(place), StandardCharsets.UTF_8).lines().toList();
    }

    private List<ChainRecord> links(String where, String job, List<String> lines) {
        ChainLinks links = ChainLinks.of(where, job, lines);
        checks.addAll(links.checks());
        return links.records();
    }

    private void compare(String place, List<String> file, List<String> ledger) {
        int shared = Math.min(file.size(), ledger.size());
        for (int i = 0; i < shared; i++) {
            if (!file.get(i).equals(ledger.get(i))) {
                checks.add(Check.broken(CHAIN, "record " + (i + 1) + " of " + place + " is not the ledger's"));
                return;
            }
        }
        if (file.size() > ledger.size()) {
            checks.add(Check.broken(
                    CHAIN, place + " has " + (file.size() - ledger.size()) + " records that the ledger does not have"));
        } else if (file.size() < ledger.size()) {
            checks.add(
                    Check.broken(
                            CHAIN,
                            place + " lacks the last " + (ledger.size() - file.size())
                                    + " of the ledger's records; where a crash left it so, recover or the next publication writes them"));
        } else {
            checks.add(Check.holds(CHAIN, "file and ledger are the same"));
        }
    }

    /** What the chain names and is still there is what it names. */
    private void receipts(String job, List<ChainRecord> records) {
        int whole = 0;
        int gone = 0;
        for (ChainRecord record : records) {
            if (!record.action().publishes()
                    || record.receipt().isEmpty()
                    || record.table().isEmpty()) {
                continue;
            }
            String table = record.table().get();
            String kept = OutputLayout.receiptIn(
                    layout.historyFolder(job, record.date(), record.run().value()), table);
            // In both after a rollback: what was kept when it was replaced stays in history.
            List<String> places = Stream.of(kept, layout.receipt(job, record.date(), table))
                    .filter(place -> storage.find(place).isPresent())
                    .filter(place -> isOf(place, record))
                    .toList();
            gone += places.isEmpty() ? 1 : 0;
            boolean isWhole = true;
            for (String place : places) {
                if (!storage.sha256(place).equals(record.receipt().get())) {
                    isWhole = false;
                    checks.add(Check.broken(
                            "receipt",
                            place + " is not the receipt of record " + record.sequence() + ": it was altered"));
                }
            }
            whole += isWhole && !places.isEmpty() ? 1 : 0;
        }
        checks.add(Check.holds("receipts", whole + " are those of the chain"));
        if (gone > 0) {
            checks.add(Check.unknown("receipts", gone + " are not there any more: pruned, or removed by somebody"));
        }
    }

    /** A later run of equal bytes may have its receipt there. */
    private boolean isOf(String place, ChainRecord record) {
        try {
            return ReceiptFile.read(place, storage.read(place)).run().equals(record.run());
        } catch (NightjarException e) {
            return true;
        }
    }

    private void head(List<ChainRecord> records, Optional<String> expected) {
        String head = records.isEmpty()
                ? ChainRecord.NONE
                : records.get(records.size() - 1).digest();
        if (expected.isEmpty()) {
            checks.add(Check.unknown(
                    HEAD,
                    head + "; who may write ledger and files could have made all of it: note this digest elsewhere"
                            + " and give it to --expect-head"));
            return;
        }
        String wanted = expected.get();
        if (head.equals(wanted)) {
            checks.add(Check.holds(HEAD, head));
        } else if (records.stream().anyMatch(record -> record.digest().equals(wanted))) {
            checks.add(Check.holds(HEAD, wanted + " is a record of the chain, which has grown since, to " + head));
        } else {
            checks.add(Check.broken(
                    HEAD, "no record has the digest " + wanted + ": it was cut off, or the chain was made anew"));
        }
    }
}
