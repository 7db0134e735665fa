package io.nightjar.publish;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.Fence.Purpose;
import io.nightjar.storage.Sha256;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Clears away what a publication needs no more. None of it may fail a run that is published already. */
final class Tidying {
    private static final Pattern RECEIPT = Pattern.compile("_receipt-[0-9a-f]{16}\\.json");
    private static final Pattern REJECTS = Pattern.compile("rejects-[0-9a-f]{16}\\.parquet");

    private static final String CHAIN = "chain.jsonl";

    private final Storage storage;
    private final OutputLayout layout;
    private final Staging staging;

    Tidying(Storage storage, OutputLayout layout, Staging staging) {
        this.storage = storage;
        this.layout = layout;
        this.staging = staging;
    }

    /**
     * Receipts and rejects of tables that are not in place any more (history keeps them), and then the staging folder.
     *
     * @return sentences about what could not be cleared away
     */
    List<String> after(Fence fence, Intent published, CommitFolder commit) {
        try {
            receipts(fence, published, commit);
        } catch (NightjarException e) {
            // Who took us over has looked already. Else staging stays, since by it a recovery finds what is to be done.
            return e.code() == ErrorCode.LEASE_LOST
                    ? Stream.concat(Stream.of(left(e)), deleted(published).stream())
                            .toList()
                    : List.of(left(e) + " The next run of that date does it, and so does recover.");
        }
        return deleted(published);
    }

    /** Within the fence: a next owner about to publish has its receipt there already. */
    void receipts(Fence fence, Intent current, CommitFolder commit) {
        fence.hold(Purpose.TIDY, log -> {
            receipts(current, commit);
            chain(current.job(), log.chain(current.job()), commit);
        });
    }

    /** Out of the commit folder, as all that is put in place: a file of an earlier moment never replaces a later one. */
    private void chain(String job, List<String> lines, CommitFolder commit) {
        if (!lines.isEmpty()) {
            byte[] bytes = bytes(lines);
            String staged = commit.writeLate(Step.STAGE_CHAIN, CHAIN, bytes);
            commit.place(Step.PLACE_CHAIN, staged, layout.chain(job), Sha256.of(bytes));
        }
    }

    static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void receipts(Intent current, CommitFolder commit) {
        clear(
                Step.TAKE_OLD_RECEIPT,
                layout.outputFolder(current.job(), current.date()),
                RECEIPT,
                Optional.of(current.receipt()),
                commit);
        clear(
                Step.TAKE_OLD_REJECTS,
                layout.rejectsFolder(current.job(), current.date()),
                REJECTS,
                current.rejects().map(Receipt.Table::location),
                commit);
    }

    private void clear(Step step, String folder, Pattern names, Optional<String> kept, CommitFolder commit) {
        for (Entry entry : storage.list(folder)) {
            String location = folder + "/" + entry.name();
            if (names.matcher(entry.name()).matches() && !kept.equals(Optional.of(location))) {
                commit.take(step, location);
            }
        }
    }

    /** Empty, or why the staging folder is still there. */
    private List<String> deleted(Intent published) {
        try {
            staging.delete(new StagedRun(published.job(), published.date(), published.run()));
            return List.of();
        } catch (NightjarException e) {
            return List.of(left(e));
        }
    }

    private static String left(NightjarException e) {
        return "Not cleared away: " + e.message();
    }
}
