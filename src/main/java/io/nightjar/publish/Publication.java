package io.nightjar.publish;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.Fence.Purpose;
import io.nightjar.publish.History.Kept;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.storage.Sha256;
import io.nightjar.storage.Storage;
import io.nightjar.table.PartFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one commit. Its order is what makes a crash at any moment mendable: receipt; intent; and then, while the lease's
 * lock is held, the rename and its record. What lies in place afterwards is told by its digest. Every file comes in place
 * by a rename out of the launch's {@link CommitFolder}, so that a process that lost its lease without knowing can do
 * nothing any more.
 */
public final class Publication {
    private static final String RECEIPT = "receipt.json";
    private static final String DESCRIPTION = "schema.json";

    private final Storage storage;
    private final OutputLayout layout;
    private final History history;
    private final Staging staging;
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
        this.staging = new Staging(storage, layout, failpoints);
        this.tidying = new Tidying(storage, layout, staging);
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
        CommitFolder commit = CommitFolder.of(candidate.table().location(), storage, failpoints);
        byte[] receipt = candidate.receipt().bytes();
        stage(candidate, receipt, commit);
        Optional<Kept> kept = history.stage(intent.job(), intent.date(), intent.run(), commit);
        fence.hold(Purpose.INTENT, log -> {
            kept.ifPresent(old -> History.keep(old, commit));
            candidate.rejects().ifPresent(rejects -> {
                String place = intent.rejects().orElseThrow().location();
                commit.place(Step.PLACE_REJECTS, rejects.location(), place, rejects.sha256());
            });
            commit.place(Step.PLACE_RECEIPT, commit.file(RECEIPT), intent.receipt(), Sha256.of(receipt));
            log.intend(intent);
        });
        commit(fence, candidate, intent, commit);
        List<String> leftovers = tidying.after(fence, intent, commit);
        return new Published(intent, kept.map(Kept::folder), leftovers);
    }

    private void stage(Candidate candidate, byte[] receipt, CommitFolder commit) {
        candidate
                .rejects()
                .ifPresent(rejects -> failpoints.around(Step.SYNC_REJECTS, () -> storage.sync(rejects.location())));
        failpoints.around(Step.SYNC_TABLE, () -> storage.sync(candidate.table().location()));
        commit.write(Step.STAGE_RECEIPT, RECEIPT, receipt);
        candidate.description().ifPresent(text -> commit.write(Step.STAGE_SCHEMA, DESCRIPTION, text.bytes()));
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

    private void commit(Fence fence, Candidate candidate, Intent intent, CommitFolder commit) {
        AtomicBoolean renaming = new AtomicBoolean();
        try {
            fence.hold(Purpose.PUBLISH, log -> {
                candidate.description().ifPresent(text -> place(text, intent, commit));
                renaming.set(true);
                commit.place(
                        Step.PLACE_TABLE,
                        candidate.table().location(),
                        intent.table().location(),
                        intent.table().sha256());
                log.complete(intent);
            });
        } catch (RuntimeException e) {
            if (renaming.get() && mayBeInPlace(intent)) {
                completeOrSayUnknown(fence, intent, e);
                return;
            }
            withdrawQuietly(fence, intent, e);
            throw e;
        }
    }

    /** Leaves one alone that says the same already: it is the job's, not the date's. */
    private void place(Description description, Intent intent, CommitFolder commit) {
        String place = layout.schema(intent.job());
        if (storage.find(place).isEmpty() || !Arrays.equals(storage.read(place), description.bytes())) {
            commit.place(Step.PLACE_SCHEMA, commit.file(DESCRIPTION), place, Sha256.of(description.bytes()));
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

    /** The table is in place; where we still own the lease, so is all that belongs to it. */
    private void completeOrSayUnknown(Fence fence, Intent intent, RuntimeException failure) {
        try {
            fence.hold(Purpose.SETTLE, log -> {
                if (!isInPlace(intent)) {
                    throw failure;
                }
                log.complete(intent);
            });
        } catch (RuntimeException e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
            throw unknown(intent, failure);
        }
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

    /**
     * Takes from all that held the lease of a job and date before what they would need to publish. The owner of the lease
     * does this before anything else: only then does what lies in place stay as it is.
     */
    public void revoke(String job, BusinessDate date) {
        staging.revoke(job, date);
    }

    /** Looks at what lies in place, by digest, and completes or withdraws an intent that a crash left open. */
    public Settled settle(Fence fence, Intent intent) {
        if (isInPlace(intent)) {
            CommitFolder commit = staging.newCommitFolder(new StagedRun(intent.job(), intent.date(), intent.run()));
            fence.hold(Purpose.SETTLE, log -> log.complete(intent));
            tidying.after(fence, intent, commit);
            return Settled.COMPLETED;
        }
        fence.hold(Purpose.WITHDRAW, log -> log.withdraw(intent));
        return Settled.WITHDRAWN;
    }

    /** After a run came to nothing: the receipt in place is again that of the published run. */
    public void restoreReceipt(Fence fence, StagedRun failed, RunId published) {
        history.receiptToRestore(failed.job(), failed.date(), published).ifPresent(bytes -> {
            CommitFolder commit = staging.newCommitFolder(failed);
            commit.write(Step.STAGE_RECEIPT, RECEIPT, bytes);
            String table = storage.sha256(layout.table(failed.job(), failed.date()));
            String place = layout.receipt(failed.job(), failed.date(), table);
            fence.hold(
                    Purpose.TIDY,
                    log -> commit.place(Step.PLACE_RECEIPT, commit.file(RECEIPT), place, Sha256.of(bytes)));
        });
    }

    /**
     * A run that was published before, staged from history for another launch of it.
     *
     * @throws NightjarException DIGEST_DIFFERS where history does not hold what was published; STORAGE_FAILED where it
     *     holds nothing of it
     */
    public Candidate fromHistory(Intent before, int launch) {
        String kept =
                layout.historyFolder(before.job(), before.date(), before.run().value());
        String folder = layout.launchFolder(before.job(), before.date(), before.run(), launch);
        String location = kept + "/" + OutputLayout.receiptName(before.table().sha256());
        SealedReceipt sealed = SealedReceipt.stored(location, storage.read(location));
        Receipt receipt = sealed.receipt();
        PartFile table = history.bring(kept + "/scores.parquet", OutputLayout.stagedTable(folder), receipt.table());
        Optional<PartFile> rejects = receipt.rejects()
                .map(old -> history.bring(
                        kept + old.location().substring(old.location().lastIndexOf('/')),
                        OutputLayout.stagedRejects(folder),
                        old));
        return new Candidate(table, rejects, sealed, Optional.empty());
    }

    /**
     * How many of a chain's last records its file lacks; none where it is not its beginning, since then it is not a crash that made
     * it so.
     */
    public int chainLacks(String job, List<String> records) {
        String place = layout.chain(job);
        List<String> lines = storage.find(place).isPresent()
                ? new String(storage.read(place), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                : List.of();
        boolean isBeginning = lines.size() < records.size()
                && records.subList(0, lines.size()).equals(lines);
        return isBeginning ? records.size() - lines.size() : 0;
    }

    /** Writes the chain's file anew, from the ledger: after a record that no publication followed. */
    public void writeChain(Fence fence, String job) {
        fence.hold(Purpose.TIDY, log -> storage.writeAtomically(layout.chain(job), Tidying.bytes(log.chain(job))));
    }

    /** Every run that has files in staging. */
    public List<StagedRun> staged() {
        return staging.all();
    }

    /** Those of one date. */
    public List<StagedRun> staged(String job, BusinessDate date) {
        return staging.of(job, date);
    }

    /** Deletes the files that a run has in staging. */
    public void clearStaging(StagedRun staged) {
        staging.delete(staged);
    }

    /** Deletes receipts and rejects of tables that are not in place any more, in the staging folder of that run. */
    public void clearReceipts(Fence fence, Intent current, StagedRun staged) {
        tidying.receipts(fence, current, staging.newCommitFolder(staged));
    }
}
