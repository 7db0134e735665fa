package io.nightjar.publish;

import io.nightjar.error.NightjarException;
import io.nightjar.quality.Figures;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a published table with its receipt alone: no ledger, no model, no input. It reads each file once, as fast as SHA-256 goes.
 */
public final class TableCheck {
    private static final String TABLE = "table";
    private static final String RECEIPT = "receipt";

    private final Storage storage;
    private final Optional<PublicKey> key;
    private final List<Check> checks = new ArrayList<>();

    /** @param key who signs; empty where nobody knows */
    public TableCheck(Storage storage, Optional<PublicKey> key) {
        this.storage = storage;
        this.key = key;
    }

    /** @param location of a table or of a receipt; the other lies beside it */
    public List<Check> of(String location) {
        String folder = location.contains("/") ? location.substring(0, location.lastIndexOf('/')) : ".";
        String table = location.endsWith(".json") ? folder + "/scores.parquet" : location;
        Optional<Entry> there = storage.find(table);
        if (there.isEmpty()) {
            checks.add(Check.broken(TABLE, table + " is not there"));
            if (location.endsWith(".json")) {
                receipt(location);
            }
            return checks;
        }
        String sha256 = storage.sha256(table);
        String receipt = OutputLayout.receiptIn(folder, sha256);
        if (location.endsWith(".json") && !sameName(location, receipt)) {
            another(table, there.get(), sha256, location);
            receipt(location);
        } else if (storage.find(receipt).isEmpty()) {
            lonely(folder, table, there.get(), sha256);
        } else {
            receipt(receipt).ifPresent(read -> compare(read, table, there.get(), sha256));
        }
        return checks;
    }

    private static boolean sameName(String one, String other) {
        return one.substring(one.lastIndexOf('/') + 1).equals(other.substring(other.lastIndexOf('/') + 1));
    }

    /** The table changed, or its receipt is gone: what other receipts lie there tells which. */
    private void lonely(String folder, String table, Entry found, String sha256) {
        List<String> others = storage.list(folder).stream()
                .map(Entry::location)
                .filter(entry -> entry.matches("(.*/)?_receipt-[0-9a-f]{16}\\.json"))
                .toList();
        if (others.isEmpty()) {
            checks.add(Check.broken(RECEIPT, "none lies beside " + table));
            return;
        }
        for (String other : others) {
            another(table, found, sha256, other);
            receipt(other);
        }
    }

    private void another(String table, Entry found, String sha256, String receipt) {
        Optional<Receipt> read = read(receipt);
        checks.add(Check.broken(
                TABLE,
                table + " is not the table of " + receipt
                        + read.map(then -> ", which has " + then.table().bytes() + " bytes and SHA-256 "
                                        + then.table().sha256() + ": it has " + found.bytes() + " bytes and " + sha256)
                                .orElse("")));
    }

    private Optional<Receipt> read(String location) {
        try {
            return Optional.of(ReceiptFile.read(location, storage.read(location)));
        } catch (NightjarException e) {
            return Optional.empty();
        }
    }

    private Optional<Receipt> receipt(String location) {
        byte[] bytes = storage.read(location);
        try {
            Receipt receipt = ReceiptFile.read(location, bytes);
            seal(ReceiptSeal.of(location, bytes), location);
            return Optional.of(receipt);
        } catch (NightjarException e) {
            checks.add(Check.broken(RECEIPT, e.message()));
            return Optional.empty();
        }
    }

    private void seal(ReceiptSeal seal, String location) {
        if (seal.stated().isEmpty()) {
            checks.add(Check.unknown(RECEIPT, location + " is of form 1, which has no digest of its own"));
        } else if (seal.isWhole()) {
            checks.add(Check.holds(RECEIPT, location + " is as it was written: " + seal.computed()));
        } else {
            checks.add(Check.broken(
                    RECEIPT,
                    location + " was altered: its fields have the digest " + seal.computed() + ", it says "
                            + seal.stated().get()));
        }
        checks.add(signature(seal));
    }

    private Check signature(ReceiptSeal seal) {
        String what = "signature";
        if (key.isEmpty()) {
            return Check.unknown(
                    what,
                    seal.signature()
                            .map(given -> "by key " + given.key() + "; --certificate FILE checks it")
                            .orElse("none: who may write here may have written table and receipt"));
        }
        return switch (seal.trust(key.get())) {
            case GENUINE -> Check.holds(what, "by the key of the certificate");
            case UNSIGNED -> Check.broken(what, "none, and a certificate was given");
            case OTHER_KEY ->
                Check.broken(
                        what,
                        "by another key, " + seal.signature().orElseThrow().key());
            case FORGED -> Check.broken(what, "it is not of this receipt");
        };
    }

    private void compare(Receipt receipt, String table, Entry found, String sha256) {
        boolean isWhole =
                receipt.table().sha256().equals(sha256) && receipt.table().bytes() == found.bytes();
        checks.add(
                isWhole
                        ? Check.holds(
                                TABLE,
                                table + ", " + Figures.count(receipt.table().rows()) + " rows of run " + receipt.run()
                                        + ", SHA-256 " + sha256)
                        : Check.broken(
                                TABLE,
                                table + " has SHA-256 " + sha256 + " and " + Figures.count(found.bytes())
                                        + " bytes, its receipt says "
                                        + receipt.table().sha256() + " and "
                                        + Figures.count(receipt.table().bytes())));
        checks.add(
                receipt.rows().balance()
                        ? Check.holds(
                                "rows",
                                Figures.count(receipt.rows().read()) + " read = "
                                        + Figures.count(receipt.rows().scored()) + " scored + "
                                        + Figures.count(receipt.rows().rejected()) + " rejected")
                        : Check.broken("rows", "read is not scored and rejected"));
        receipt.rejects().ifPresent(rejects -> rejects(rejects, table));
    }

    /** In history they lie beside the table. */
    private void rejects(Receipt.Table rejects, String table) {
        String name = rejects.location().substring(rejects.location().lastIndexOf('/'));
        String beside = table.contains("/") ? table.substring(0, table.lastIndexOf('/')) + name : name.substring(1);
        String place = storage.find(beside).isPresent() ? beside : rejects.location();
        if (storage.find(place).isEmpty()) {
            checks.add(Check.unknown("rejects", rejects.location() + " is not there"));
        } else if (storage.sha256(place).equals(rejects.sha256())) {
            checks.add(Check.holds("rejects", place + ", " + Figures.count(rejects.rows()) + " rows"));
        } else {
            checks.add(Check.broken("rejects", place + " was changed"));
        }
    }
}
