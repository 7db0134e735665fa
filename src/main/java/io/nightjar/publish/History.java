package io.nightjar.publish;

import io.nightjar.error.NightjarException;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tables that newer runs replace. A table is kept before it is replaced, under a second name, so that it is never absent
 * at its first: a hard link where the file system has them, else a copy.
 */
final class History {
    private static final String TABLE = "scores.parquet";
    private static final Steps OLD_TABLE = new Steps(Step.LINK_OLD_TABLE, Step.SYNC_OLD_TABLE, Step.KEEP_OLD_TABLE);
    private static final Steps OLD_REJECTS =
            new Steps(Step.LINK_OLD_REJECTS, Step.SYNC_OLD_REJECTS, Step.KEEP_OLD_REJECTS);

    private final Storage storage;
    private final OutputLayout layout;
    private final Failpoints failpoints;

    /** The three that keep one file. */
    private record Steps(Step link, Step sync, Step keep) {}

    History(Storage storage, OutputLayout layout, Failpoints failpoints) {
        this.storage = storage;
        this.layout = layout;
        this.failpoints = failpoints;
    }

    /**
     * Keeps the table in place, its receipt and its rejects; done again, it changes nothing.
     *
     * @return the folder; empty where no table is in place, or only the successor's own bytes, kept by an earlier attempt
     */
    Optional<String> keep(String job, BusinessDate date, RunId successor) {
        String table = layout.table(job, date);
        if (storage.find(table).isEmpty()) {
            return Optional.empty();
        }
        String sha256 = storage.sha256(table);
        String receipt = layout.receipt(job, date, sha256);
        String run = receiptAt(receipt)
                .map(kept -> kept.run().value())
                .orElse("without-receipt-" + OutputLayout.shortDigest(sha256));
        if (run.equals(successor.value())) {
            return Optional.empty();
        }
        String folder = layout.historyFolder(job, date, run);
        keep(OLD_TABLE, table, folder + "/" + TABLE);
        if (storage.find(receipt).isPresent()) {
            failpoints.around(
                    Step.KEEP_OLD_RECEIPT,
                    () -> storage.writeAtomically(
                            folder + "/" + OutputLayout.receiptName(sha256), storage.read(receipt)));
        }
        receiptAt(receipt)
                .flatMap(Receipt::rejects)
                .map(Receipt.Table::location)
                .filter(rejects -> storage.find(rejects).isPresent())
                .ifPresent(rejects -> keep(OLD_REJECTS, rejects, folder + "/" + nameOf(rejects)));
        return Optional.of(folder);
    }

    /**
     * Puts back the receipt of the published run where a run of equal bytes that came to nothing had written its own
     * over it.
     */
    void restoreReceipt(String job, BusinessDate date, RunId published) {
        String table = layout.table(job, date);
        if (storage.find(table).isEmpty()) {
            return;
        }
        String sha256 = storage.sha256(table);
        String kept = layout.historyFolder(job, date, published.value()) + "/" + OutputLayout.receiptName(sha256);
        String inPlace = layout.receipt(job, date, sha256);
        if (storage.find(kept).isPresent() && !equalBytes(kept, inPlace)) {
            storage.writeAtomically(inPlace, storage.read(kept));
        }
    }

    private boolean equalBytes(String one, String other) {
        return storage.find(other).isPresent() && Arrays.equals(storage.read(one), storage.read(other));
    }

    private static String nameOf(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private Optional<Receipt> receiptAt(String receipt) {
        if (storage.find(receipt).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ReceiptFile.read(receipt, storage.read(receipt)));
        } catch (NightjarException unreadable) {
            return Optional.empty();
        }
    }

    private void keep(Steps steps, String table, String kept) {
        if (storage.find(kept).isPresent()) {
            return;
        }
        String beside = kept + ".copying";
        failpoints.around(steps.link(), () -> linkOrCopy(table, beside));
        failpoints.around(steps.sync(), () -> storage.sync(beside));
        failpoints.around(steps.keep(), () -> storage.replace(beside, kept));
    }

    private void linkOrCopy(String from, String to) {
        storage.delete(to);
        if (!link(from, to)) {
            copy(from, to);
        }
    }

    private boolean link(String from, String to) {
        Optional<Path> source = storage.local(from);
        Optional<Path> target = storage.local(to);
        if (source.isEmpty() || target.isEmpty()) {
            return false;
        }
        try {
            Files.createDirectories(target.get().toAbsolutePath().getParent());
            Files.createLink(target.get(), source.get());
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            return false;
        }
    }

    private void copy(String from, String to) {
        try (InputStream in = storage.open(from);
                OutputStream out = storage.create(to)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
