package io.nightjar.job;

import io.nightjar.publish.SigningKey;
import java.time.Period;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What receipts are to hold.
 *
 * @param digest how input files are told apart
 * @param keep what survives a deletion upstream
 * @param copies folder of the copies of input files
 * @param retained for how long upstream keeps its files; empty where nobody says that it deletes them
 * @param price absent where processor time has none
 * @param key signs them; asked for before a night is scored, so that one that cannot be opened fails it then
 */
public record ReceiptPolicy(
        Digest digest,
        Keep keep,
        String copies,
        Optional<Period> retained,
        Optional<Price> price,
        Supplier<Optional<SigningKey>> key) {

    /** Footers alone, no copies, no price, no signature. */
    public static final ReceiptPolicy USUAL = new ReceiptPolicy(
            Digest.FOOTER, Keep.REFERENCE, "inputs", Optional.empty(), Optional.empty(), Optional::empty);

    /**
     * Opens the key, where there is one: better before a night is scored than after it.
     *
     * @throws io.nightjar.error.NightjarException SETTINGS_INVALID or SECRET_MISSING where it cannot be opened
     */
    void openKey() {
        Objects.requireNonNull(key.get());
    }

    /** How input files are told apart. */
    public enum Digest {
        /** By name, size, time and the digest of the footer, which holds the statistics of all columns. */
        FOOTER,
        /** By the SHA-256 of all their bytes too. */
        FULL
    }

    /** What survives a deletion upstream. */
    public enum Keep {
        /** Nothing: the receipt names the files. */
        REFERENCE,
        /** A copy in the project, by its digest. */
        COPY
    }

    /**
     * What a CPU hour costs.
     *
     * @param currency as people write it
     * @param budget what a run may cost; a run that has cost more is ended
     */
    public record Price(double cpuHour, String currency, Optional<Double> budget) {}
}
