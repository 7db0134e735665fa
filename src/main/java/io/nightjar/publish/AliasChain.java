package io.nightjar.publish;

import io.nightjar.error.NightjarException;
import io.nightjar.model.Aliases;
import io.nightjar.model.ModelVersion;
import io.nightjar.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Appends to the model store's chain. The store belongs to no ledger: several projects may score with it. */
public final class AliasChain {
    private final Storage storage;
    private final Aliases aliases;
    private final Clock clock;
    private final Supplier<Optional<SigningKey>> signer;

    /** @param signer gives no key where records are not signed */
    public AliasChain(Storage storage, Aliases aliases, Clock clock, Supplier<Optional<SigningKey>> signer) {
        this.storage = storage;
        this.aliases = aliases;
        this.clock = clock;
        this.signer = signer;
    }

    /**
     * Gives a name to a version. Each record takes its number by one rename of a folder, which nobody else can then take: of two
     * processes at once one comes after the other.
     *
     * @return the record's number; empty where the name stood for that version already
     */
    public Optional<Long> promote(ModelVersion version, String alias, String by, String reason) {
        Optional<SigningKey> key = signer.get();
        while (true) {
            if (aliases.find(version.ref().name(), alias).equals(Optional.of(version.ref()))) {
                return Optional.empty();
            }
            List<String> records = aliases.records();
            long sequence = aliases.next();
            String previous = records.isEmpty()
                    ? ChainRecord.NONE
                    : ChainLine.read(records.get(records.size() - 1)).digest();
            AliasRecord record = new AliasRecord(
                    sequence, version.ref(), alias, version.digest(), clock.instant(), by, reason, previous);
            if (isPlaced(record.line(key), sequence)) {
                return Optional.of(sequence);
            }
        }
    }

    private boolean isPlaced(String line, long sequence) {
        String place = aliases.folder(sequence);
        String staging = place + ".staging-" + UUID.randomUUID();
        try {
            String file = Aliases.file(staging);
            try (OutputStream out = storage.create(file)) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            storage.sync(file);
            storage.replace(staging, place);
            return true;
        } catch (NightjarException e) {
            if (storage.find(place).isEmpty()) {
                throw e;
            }
            return false;
        } finally {
            storage.delete(staging);
        }
    }
}
