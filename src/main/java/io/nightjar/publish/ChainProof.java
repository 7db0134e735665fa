package io.nightjar.publish;

import io.nightjar.error.NightjarException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether records follow from one another, who signed them, and how they end; whatever they record. */
final class ChainProof {
    static final String CHAIN = "chain";
    private static final String HEAD = "head";
    private static final String SIGNATURES = "signatures";

    private final List<Check> checks;

    /** @param checks what is found goes there */
    ChainProof(List<Check> checks) {
        this.checks = checks;
    }

    /**
     * Each record is whole and follows from the one before.
     *
     * @param where they stand, for people
     * @param own what else is wrong with a record, in words
     * @return those up to the first that cannot be read
     */
    List<ChainLine> of(String where, List<String> lines, Function<ChainLine, Optional<String>> own) {
        List<ChainLine> records = new ArrayList<>();
        String previous = ChainRecord.NONE;
        boolean isWhole = true;
        for (int i = 0; i < lines.size(); i++) {
            String named = "record " + (i + 1) + " of " + where;
            try {
                ChainLine record = ChainLine.read(lines.get(i));
                Optional<String> wrong = wrong(record, i + 1L, previous).or(() -> own.apply(record));
                wrong.ifPresent(how -> checks.add(Check.broken(CHAIN, named + " " + how)));
                isWhole &= wrong.isEmpty();
                previous = record.digest();
                records.add(record);
            } catch (NightjarException e) {
                checks.add(Check.broken(CHAIN, named + " was altered: " + e.message()));
                isWhole = false;
                break;
            }
        }
        if (isWhole) {
            checks.add(Check.holds(
                    CHAIN, where + ": " + lines.size() + " records, each with the digest of the one before"));
        }
        return records;
    }

    private static Optional<String> wrong(ChainLine record, long sequence, String previous) {
        if (record.sequence() != sequence) {
            return Optional.of("has sequence " + record.sequence() + ": a record before it is missing or was inserted");
        }
        return record.previous().equals(previous)
                ? Optional.empty()
                : Optional.of("does not follow from the one before, which was replaced, inserted or removed");
    }

    /** A signed record vouches for all before it, of which it holds the digest; what comes after must be signed too. */
    void signatures(List<ChainLine> records, Optional<PublicKey> key) {
        if (records.isEmpty()) {
            checks.add(Check.unknown(SIGNATURES, "not looked at: no record before the altered one"));
            return;
        }
        long signed = records.stream()
                .filter(record -> record.signature().isPresent())
                .count();
        if (key.isEmpty()) {
            checks.add(Check.unknown(
                    SIGNATURES,
                    signed == 0
                            ? "none: who may write here may have written the chain"
                            : signed + " of " + records.size() + " records have one; --certificate FILE checks them"));
            return;
        }
        if (signed == 0) {
            checks.add(Check.broken(SIGNATURES, "no record has one, and a certificate was given"));
            return;
        }
        boolean isBroken = false;
        boolean wasSigned = false;
        for (ChainLine record : records) {
            Optional<String> wrong = wrong(record, key.get(), wasSigned);
            wrong.ifPresent(how -> checks.add(Check.broken(SIGNATURES, "record " + record.sequence() + " " + how)));
            isBroken |= wrong.isPresent();
            wasSigned |= record.signature().isPresent();
        }
        if (!isBroken) {
            checks.add(Check.holds(
                    SIGNATURES, signed + " by the key of the certificate" + earlier(records.size(), signed)));
        }
    }

    private static String earlier(int records, long signed) {
        return records == signed ? "" : "; the " + (records - signed) + " before them are vouched for by these";
    }

    private static Optional<String> wrong(ChainLine record, PublicKey key, boolean wasSigned) {
        if (record.signature().isEmpty()) {
            return wasSigned ? Optional.of("has no signature, and records before it have") : Optional.empty();
        }
        return switch (new ReceiptSeal(record.digest(), Optional.of(record.digest()), record.signature()).trust(key)) {
            case GENUINE -> Optional.empty();
            case OTHER_KEY ->
                Optional.of("is signed by another key, "
                        + record.signature().orElseThrow().key());
            case FORGED, UNSIGNED -> Optional.of("has a signature that is not of this record");
        };
    }

    void head(List<ChainLine> records, Optional<String> expected) {
        if (records.isEmpty() && expected.isEmpty()) {
            checks.add(Check.unknown(HEAD, "not known: no record before the altered one"));
            return;
        }
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
