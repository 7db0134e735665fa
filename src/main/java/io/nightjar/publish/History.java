package io.nightjar.publish;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.storage.Sha256;
import io.nightjar.storage.Storage;
import io.nightjar.table.PartFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tables that newer runs replace. A table is kept before it is replaced, under a second name, so that it is never absent
 * at its first: a hard link where the file system has them, else a copy. It is staged at leisure, and put into history by
 * a rename within the fence.
 */
final class History {
    private static final String TABLE = "scores.parquet";

    private final Storage storage;
    private final OutputLayout layout;
    private final Failpoints failpoints;

    /**
     * What is to be kept.
     *
     * @param folder in history
     * @param files its table, its receipt, its rejects, as far as they are not there already
     */
    record Kept(String folder, List<Staged> files) {
        Kept {
            files = List.copyOf(files);
        }
    }

    /** One file that waits in the commit folder for its place. */
    record Staged(Step step, String location, String place, String sha256) {}

    History(Storage storage, OutputLayout layout, Failpoints failpoints) {
        this.storage = storage;
        this.layout = layout;
        this.failpoints = failpoints;
    }

    /**
     * Stages the table in place, its receipt and its rejects.
     *
     * @return empty where no table is in place, or only the successor's own bytes, put there by an earlier attempt
     */
    Optional<Kept> stage(String job, BusinessDate date, RunId successor, CommitFolder commit) {
        String table = layout.table(job, date);
        if (storage.find(table).isEmpty()) {
            return Optional.empty();
        }
        String staged = commit.file("kept-" + TABLE);
        failpoints.around(Step.LINK_OLD_TABLE, () -> linkOrCopy(table, staged));
        // Of what was linked: the table in place may be another one by now.
        String sha256 = storage.sha256(staged);
        Optional<Receipt> receipt = receiptAt(layout.receipt(job, date, sha256));
        String run =
                receipt.map(kept -> kept.run().value()).orElse("without-receipt-" + OutputLayout.shortDigest(sha256));
        if (run.equals(successor.value())) {
            return Optional.empty();
        }
        String folder = layout.historyFolder(job, date, run);
        List<Staged> files = new ArrayList<>();
        String place = folder + "/" + TABLE;
        if (storage.find(place).isEmpty()) {
            failpoints.around(Step.SYNC_OLD_TABLE, () -> storage.sync(staged));
            files.add(new Staged(Step.KEEP_OLD_TABLE, staged, place, sha256));
        }
        stageReceipt(layout.receipt(job, date, sha256), folder, commit).ifPresent(files::add);
        receipt.flatMap(Receipt::rejects)
                .flatMap(rejects -> stageRejects(rejects, folder, commit))
                .ifPresent(files::add);
        return Optional.of(new Kept(folder, files));
    }

    private Optional<Staged> stageReceipt(String receipt, String folder, CommitFolder commit) {
        if (storage.find(receipt).isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = storage.read(receipt);
        String staged = "kept-receipt.json";
        commit.write(Step.COPY_OLD_RECEIPT, staged, bytes);
        return Optional.of(new Staged(
                Step.KEEP_OLD_RECEIPT, commit.file(staged), folder + "/" + nameOf(receipt), Sha256.of(bytes)));
    }

    private Optional<Staged> stageRejects(Receipt.Table rejects, String folder, CommitFolder commit) {
        String place = folder + "/" + nameOf(rejects.location());
        if (storage.find(rejects.location()).isEmpty() || storage.find(place).isPresent()) {
            return Optional.empty();
        }
        String staged = commit.file("kept-rejects.parquet");
        failpoints.around(Step.LINK_OLD_REJECTS, () -> linkOrCopy(rejects.location(), staged));
        failpoints.around(Step.SYNC_OLD_REJECTS, () -> storage.sync(staged));
        return Optional.of(new Staged(Step.KEEP_OLD_REJECTS, staged, place, rejects.sha256()));
    }

    /** Copies a kept file to staging: what is renamed into place from there must not be history's own. */
    PartFile bring(String kept, String staged, Receipt.Table table) {
        copy(kept, staged);
        String sha256 = storage.sha256(staged);
        if (!sha256.equals(table.sha256())) {
            throw NightjarException.of(
                            ErrorCode.DIGEST_DIFFERS,
                            kept + " is not the file that was published as " + table.location())
                    .notDone("Nothing was published.");
        }
        return new PartFile(staged, table.rows(), table.bytes(), sha256, table.rowDigest());
    }

    /** Puts into history what was staged; within the fence. */
    static void keep(Kept kept, CommitFolder commit) {
        kept.files().forEach(file -> commit.place(file.step(), file.location(), file.place(), file.sha256()));
    }

    /**
     * The receipt of the published run as history has it, where another stands in its place: that of a run of equal bytes
     * that came to nothing.
     */
    Optional<byte[]> receiptToRestore(String job, BusinessDate date, RunId published) {
        String table = layout.table(job, date);
        if (storage.find(table).isEmpty()) {
            return Optional.empty();
        }
        String sha256 = storage.sha256(table);
        String kept = layout.historyFolder(job, date, published.value()) + "/" + OutputLayout.receiptName(sha256);
        String inPlace = layout.receipt(job, date, sha256);
        return storage.find(kept).isEmpty() || equalBytes(kept, inPlace)
                ? Optional.empty()
                : Optional.of(storage.read(kept));
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
