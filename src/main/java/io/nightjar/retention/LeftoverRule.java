package io.nightjar.retention;

import io.nightjar.publish.Intent;
import io.nightjar.publish.Receipt;
import io.nightjar.retention.Removal.Kind;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files beside a published table that are not its own: receipts and rejects of tables that were replaced, which a publication
 * could not clear away, and what a crash left of a file being written. Only where the ledger knows what stands there.
 */
final class LeftoverRule {
    private static final Pattern RECEIPT = Pattern.compile("_receipt-[0-9a-f]{16}\\.json");
    private static final Pattern REJECTS = Pattern.compile("rejects-[0-9a-f]{16}\\.parquet");
    private static final Pattern UNFINISHED = Pattern.compile("_.*\\.tmp");

    private final Storage storage;
    private final Places places;

    LeftoverRule(Storage storage, Places places) {
        this.storage = storage;
        this.places = places;
    }

    List<Removal> of(DateFacts facts) {
        return facts.current()
                .map(publication -> beside(publication.intent(), facts))
                .orElse(List.of());
    }

    private List<Removal> beside(Intent current, DateFacts facts) {
        String output = places.layout().outputFolder(facts.job(), facts.date());
        String rejects = places.layout().rejectsFolder(facts.job(), facts.date());
        List<Removal> removals = new ArrayList<>();
        add(removals, facts, output, RECEIPT, Optional.of(current.receipt()), "receipt of a replaced table");
        add(removals, facts, output, UNFINISHED, Optional.empty(), "was never finished");
        add(
                removals,
                facts,
                rejects,
                REJECTS,
                current.rejects().map(Receipt.Table::location),
                "rejects of a replaced table");
        return removals;
    }

    private void add(
            List<Removal> removals, DateFacts facts, String folder, Pattern names, Optional<String> kept, String why) {
        for (Entry entry : storage.list(folder)) {
            String location = folder + "/" + entry.name();
            if (names.matcher(entry.name()).matches() && !kept.equals(Optional.of(location))) {
                removals.add(new Removal(
                        Kind.LEFTOVER,
                        facts.job(),
                        Optional.of(facts.date()),
                        location,
                        entry.bytes(),
                        why,
                        new Removal.Target.Files(List.of(location))));
            }
        }
    }
}
