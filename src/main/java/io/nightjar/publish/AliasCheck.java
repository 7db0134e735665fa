package io.nightjar.publish;

import io.nightjar.error.NightjarException;
import io.nightjar.model.Aliases;
import io.nightjar.storage.Storage;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for altered, missing and inserted records in the model store's chain, and for bundles that are not those it names. */
public final class AliasCheck {
    private final Storage storage;
    private final String modelsFolder;
    private final Optional<PublicKey> key;
    private final List<Check> checks = new ArrayList<>();

    /** @param key of who signs records; empty where nobody gave one */
    public AliasCheck(Storage storage, String modelsFolder, Optional<PublicKey> key) {
        this.storage = storage;
        this.modelsFolder = modelsFolder;
        this.key = key;
    }

    /** @param expected digest of a record as somebody noted it elsewhere */
    public List<Check> of(Optional<String> expected) {
        List<String> lines = new Aliases(storage, modelsFolder).records();
        String place = modelsFolder + "/" + Aliases.CHAIN;
        if (lines.isEmpty()) {
            checks.add(Check.unknown(
                    ChainProof.CHAIN, "no alias was ever given in " + modelsFolder + ", or " + place + " is gone"));
            return checks;
        }
        ChainProof links = new ChainProof(checks);
        List<ChainLine> records = links.of(place, lines, AliasCheck::wrong);
        checks.add(Check.unknown(
                ChainProof.CHAIN,
                "no ledger knows this chain: records cut off at its end, or all of it written anew, are not seen"));
        links.signatures(records, key);
        bundles(records);
        links.head(records, expected);
        return checks;
    }

    private static Optional<String> wrong(ChainLine line) {
        try {
            AliasRecord.of(line);
            return Optional.empty();
        } catch (NightjarException e) {
            return Optional.of("was altered: " + e.message());
        }
    }

    private void bundles(List<ChainLine> lines) {
        int whole = 0;
        int gone = 0;
        for (ChainLine line : lines) {
            if (wrong(line).isPresent()) {
                continue;
            }
            AliasRecord record = AliasRecord.of(line);
            String manifest = modelsFolder + "/" + record.model().name() + "/"
                    + record.model().version() + "/bundle.json";
            if (storage.find(manifest).isEmpty()) {
                gone++;
            } else if (storage.sha256(manifest).equals(record.bundle())) {
                whole++;
            } else {
                checks.add(Check.broken(
                        "bundles",
                        record.model() + " is not the bundle of record " + record.sequence() + ": it was altered"));
            }
        }
        checks.add(Check.holds("bundles", whole + " are those of the chain"));
        if (gone > 0) {
            checks.add(Check.unknown("bundles", gone + " are not there any more"));
        }
    }
}
