package io.nightjar.publish;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.Fence.Purpose;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.storage.Storage;
import io.nightjar.table.PartFile;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one commit. Its order is what makes a crash at any moment mendable: receipt; intent; and then, while the lease's
 * lock is held, the rename and its record. What lies in place afterwards is told by its digest.
 */
public final class Publication {
    private final Storage storage;
    private final OutputLayout layout;
    private final History history;
    private final Tidying tidying;
    private final Failpoints failpoints;

    public Publication(Storage storage, OutputLayout layout) {
        this(storage, layout, Failpoints.NONE);
    }

    /** @param failpoints hears of every step; {@link Failpoints#NONE} but where a test wants it */
    public Publication(Storage storage, OutputLayout layout, Failpoints failpoints) {
        this.storage = storage;
        this.layout = layout;
        this.history = new History(storage, layout, failpoints);
        this.tidying = new Tidying(storage, layout, failpoints);
        this.failpoints = failpoints;
    }

    public OutputLayout layout() {
        return layout;
    }

    /**
     * Publishes: receipt and intent, then the rename and its record, both while the fence is held. The table that stood there
     * before is kept in history and readable at its old place until the new one takes it in one step.
     *
     * @throws NightjarException ROWS_UNACCOUNTED where the row equation does not hold; LEASE_LOST, STORAGE_FAILED or
     *     LEDGER_UNAVAILABLE where nothing was published; COMMIT_UNKNOWN where it is not known whether the commit
     *     succeeded, and then nothing is deleted
     */
    public Published publish(Fence fence, Candidate candidate) {
        candidate.check(layout);
        Intent intent = candidate.intent(layout);
        candidate.rejects().ifPresent(rejects -> putRejectsInPlace(intent, rejects));
        Optional<String> replaced = history.keep(intent.job(), intent.date(), intent.run());
        failpoints.around(Step.SYNC_TABLE, () -> storage.sync(candidate.table().location()));
        // The receipt within the fence: the table in place may be another owner's, of equal bytes, and so its receipt.
        fence.hold(Purpose.INTENT, log -> {
            failpoints.around(
                    Step.PLACE_RECEIPT,
                    () -> storage.writeAtomically(intent.receipt(), ReceiptFile.write(candidate.receipt())));
            log.intend(intent);
        });
        commit(fence, candidate, intent);
        List<String> leftovers = tidying.after(fence, intent);
        return new Published(intent, replaced, leftovers);
    }

    /**
     * Renames an empty file from staging to output, as publishing will the table: better known before the scoring than
     * after it.
     *
     * @throws NightjarException STORAGE_UNFIT where the two cannot be renamed into each other; STORAGE_FAILED
     */
    public void rehearse(String job, BusinessDate date, RunId run) {
        String staged = layout.stagingFolder(job, date, run) + "/_rehearsal";
        String placed = layout.rehearsal(job);
        storage.writeAtomically(staged, new byte[0]);
        storage.replace(staged, placed);
        storage.delete(placed);
    }

    /** Their name holds their digest, so that they can stand in place before the table does. */
    private void putRejectsInPlace(Intent intent, PartFile staged) {
        String place = intent.rejects().orElseThrow().location();
        failpoints.around(Step.SYNC_REJECTS, () -> storage.sync(staged.location()));
        failpoints.around(Step.PLACE_REJECTS, () -> storage.replace(staged.location(), place));
    }

    private void commit(Fence fence, Candidate candidate, Intent intent) {
        AtomicBoolean renaming = new AtomicBoolean();
        try {
            fence.hold(Purpose.PUBLISH, log -> {
                renaming.set(true);
                failpoints.around(
                        Step.PLACE_TABLE,
                        () -> storage.replace(
                                candidate.table().location(), intent.table().location()));
                log.complete(intent);
            });
        } catch (RuntimeException e) {
            if (renaming.get() && mayBeInPlace(intent)) {
                throw unknown(intent, e);
            }
            withdrawQuietly(fence, intent, e);
            throw e;
        }
    }

    /** After a failure within the atomic step: also true where it cannot be found out. */
    private boolean mayBeInPlace(Intent intent) {
        try {
            return isInPlace(intent);
        } catch (RuntimeException e) {
            return true;
        }
    }

    private boolean isInPlace(Intent intent) {
        String table = intent.table().location();
        return storage.find(table).isPresent()
                && storage.sha256(table).equals(intent.table().sha256());
    }

    /** Nothing was renamed. Where this cannot be recorded now, the intent stays open and is settled later. */
    private static void withdrawQuietly(Fence fence, Intent intent, RuntimeException failure) {
        try {
            fence.hold(Purpose.WITHDRAW, log -> log.withdraw(intent));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static NightjarException unknown(Intent intent, RuntimeException e) {
        return NightjarException.of(
                        ErrorCode.COMMIT_UNKNOWN,
                        "It is not known whether run " + intent.run() + " published "
                                + intent.table().location() + ": the commit began and was not confirmed.",
                        e)
                .notDone("Nothing was deleted.")
                .next("nightjar recover");
    }

    /** Looks at what lies in place, by digest, and completes or withdraws an intent that a crash left open. */
    public Settled settle(Fence fence, Intent intent) {
        if (isInPlace(intent)) {
            fence.hold(Purpose.SETTLE, log -> log.complete(intent));
            tidying.after(fence, intent);
            return Settled.COMPLETED;
        }
        fence.hold(Purpose.WITHDRAW, log -> log.withdraw(intent));
        return Settled.WITHDRAWN;
    }

    /** After a run came to nothing: the receipt in place is again that of the published run. */
    public void restoreReceipt(String job, BusinessDate date, RunId published) {
        history.restoreReceipt(job, date, published);
    }

    /** Every run that has files in staging. */
    public List<StagedRun> staged() {
        return tidying.staged();
    }

    /** Deletes the files that a run has in staging. */
    public void clearStaging(StagedRun staged) {
        tidying.staging(staged);
    }

    /** Deletes receipts and rejects of tables that are not in place any more. */
    public void clearReceipts(Fence fence, Intent current) {
        tidying.receipts(fence, current);
    }
}
