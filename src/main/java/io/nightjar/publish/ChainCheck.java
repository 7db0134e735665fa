package io.nightjar.publish;

import io.nightjar.error.NightjarException;
import io.nightjar.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for altered, missing and inserted records in the chain of a job, and says what it cannot know. */
public final class ChainCheck {
    private static final String CHAIN = ChainProof.CHAIN;

    private final Storage storage;
    private final OutputLayout layout;
    private final Optional<PublicKey> key;
    private final List<Check> checks = new ArrayList<>();
    private final ChainProof links = new ChainProof(checks);

    /** @param key of who signs records; empty where nobody gave one */
    public ChainCheck(Storage storage, OutputLayout layout, Optional<PublicKey> key) {
        this.storage = storage;
        this.layout = layout;
        this.key = key;
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
        List<ChainLine> records = new ArrayList<>();
        file.ifPresent(lines -> records.addAll(links.of(place, lines, line -> ChainLinks.wrong(line, job))));
        if (!ledger.isEmpty()) {
            List<ChainLine> recorded = links.of("the ledger", ledger, line -> ChainLinks.wrong(line, job));
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
        links.signatures(records, key);
        receipts(job, records);
        links.head(records, expected);
        return checks;
    }

    private List<String> lines(String place) {
        return new String(storage.read(place), StandardCharsets.UTF_8).lines().toList();
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
            checks.add(Check.broken(
                    CHAIN,
                    place + " lacks the last " + (ledger.size() - file.size())
                            + " of the ledger's records; where a crash left it so, recover or the next"
                            + " publication writes them"));
        } else {
            checks.add(Check.holds(CHAIN, "file and ledger are the same"));
        }
    }

    /** What the chain names and is still there is what it names. */
    private void receipts(String job, List<ChainLine> lines) {
        int whole = 0;
        int gone = 0;
        for (ChainLine line : lines) {
            if (ChainLinks.wrong(line, job).isPresent()) {
                continue;
            }
            ChainRecord record = ChainRecord.of(line);
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
}
