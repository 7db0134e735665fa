package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Plan;
import io.nightjar.ledger.SplitRecord;
import io.nightjar.publish.Intent;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Receipt;
import io.nightjar.publish.ReceiptFile;
import io.nightjar.publish.SealedReceipt;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.storage.Storage;
import io.nightjar.table.PartFile;
import io.nightjar.table.RowDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what is to be made again: by its receipt, in place or in history; a held run by the ledger. */
final class Originals {
    private final NightServices services;
    private final Storage storage;
    private final OutputLayout layout;

    Originals(NightServices services) {
        this.services = services;
        this.storage = services.storage();
        this.layout = services.layout();
    }

    /**
     * Of a run.
     *
     * @param name as people name runs
     * @throws NightjarException UNKNOWN_RUN; NOT_RESTARTABLE where it has no table; DIGEST_DIFFERS where its receipt was
     *     altered; STORAGE_FAILED where it is gone
     */
    Original ofRun(String name) {
        try (LedgerReader ledger = services.readers().get()) {
            RunRecord run = ledger.runs().find(name);
            if (run.status() == RunStatus.HELD) {
                return held(run, ledger);
            }
            return published(intent(run, ledger));
        }
    }

    /** Where the table of a run stands, in place or in history; for one that is to be checked. */
    String tableOf(String name) {
        try (LedgerReader ledger = services.readers().get()) {
            RunRecord run = ledger.runs().find(name);
            return place(intent(run, ledger)).table();
        }
    }

    private static Intent intent(RunRecord run, LedgerReader ledger) {
        return ledger.publications()
                .of(run.id())
                .filter(found -> run.status() == RunStatus.PUBLISHED)
                .orElseThrow(() -> refused(run))
                .intent();
    }

    private Original published(Intent intent) {
        Place place = place(intent);
        return Original.of(
                SealedReceipt.stored(place.receipt(), storage.read(place.receipt()))
                        .receipt(),
                place.table());
    }

    private record Place(String receipt, String table) {}

    /** A run of equal bytes may have put its receipt into the place of this one's, which is in history then. */
    private Place place(Intent intent) {
        String sha256 = intent.table().sha256();
        String history =
                layout.historyFolder(intent.job(), intent.date(), intent.run().value());
        String kept = OutputLayout.receiptIn(history, sha256);
        String inPlace = layout.receipt(intent.job(), intent.date(), sha256);
        boolean isKept = storage.find(kept).isPresent();
        return isKept && !isOf(inPlace, intent)
                ? new Place(kept, history + "/scores.parquet")
                : new Place(inPlace, layout.table(intent.job(), intent.date()));
    }

    private boolean isOf(String receipt, Intent intent) {
        try {
            return storage.find(receipt).isPresent()
                    && ReceiptFile.read(receipt, storage.read(receipt)).run().equals(intent.run());
        } catch (NightjarException unreadable) {
            return false;
        }
    }

    /** Of a table or a receipt, wherever it stands. */
    Original ofFile(String location) {
        String folder = location.contains("/") ? location.substring(0, location.lastIndexOf('/')) : ".";
        String receipt =
                location.endsWith(".json") ? location : OutputLayout.receiptIn(folder, storage.sha256(location));
        if (storage.find(receipt).isEmpty()) {
            throw NightjarException.of(
                            ErrorCode.DIGEST_DIFFERS,
                            "no receipt in " + folder + " is that of " + location + ": there is no "
                                    + receipt.substring(receipt.lastIndexOf('/') + 1)
                                    + ", so the table is not the one that was published, or its receipt is gone")
                    .notDone("Nothing was scored.")
                    .next("nightjar runs");
        }
        return Original.of(
                SealedReceipt.stored(receipt, storage.read(receipt)).receipt(),
                location.endsWith(".json") ? folder + "/scores.parquet" : location);
    }

    private Original held(RunRecord run, LedgerReader ledger) {
        Plan plan = ledger.plans().plan(run.id()).orElseThrow(() -> refused(run));
        List<SplitRecord> done = ledger.plans().finished(run.id());
        List<Receipt.SplitRows> splits = new ArrayList<>();
        Map<String, Integer> places = places(plan);
        for (Plan.PlannedSplit split : plan.splits()) {
            SplitRecord record = done.get(split.index());
            splits.add(new Receipt.SplitRows(
                    places.getOrDefault(split.file(), -1),
                    split.firstRowGroup(),
                    split.rowGroups(),
                    split.firstRow(),
                    split.rows(),
                    record.rowsScored(),
                    record.part().flatMap(PartFile::rowDigest)));
        }
        return new Original(
                run.id(),
                run.job(),
                run.date(),
                plan.jobText(),
                plan.inputs().stream().map(Originals::input).toList(),
                splits,
                services.limits().splitRows(),
                plan.model().label(),
                plan.model().digest(),
                Optional.empty(),
                ledger.runs().launches(run.id()).stream()
                        .reduce((first, last) -> last)
                        .map(launch -> launch.by().program())
                        .orElse(""),
                run.rowsScored(),
                Optional.empty(),
                sum(splits),
                done.stream()
                        .flatMap(record -> record.part().stream())
                        .map(PartFile::location)
                        .toList());
    }

    private static Map<String, Integer> places(Plan plan) {
        Map<String, Integer> places = new HashMap<>();
        for (Plan.InputFile file : plan.inputs()) {
            places.putIfAbsent(file.location(), places.size());
        }
        return places;
    }

    private static Receipt.Input input(Plan.InputFile file) {
        return Receipt.Input.of(file.location(), file.bytes(), file.rows(), file.footerDigest(), file.modified());
    }

    private static Optional<RowDigest> sum(List<Receipt.SplitRows> splits) {
        Optional<RowDigest> sum = Optional.of(RowDigest.NONE);
        for (Receipt.SplitRows split : splits) {
            sum = sum.flatMap(before -> split.rowDigest().map(before::plus));
        }
        return sum;
    }

    private static NightjarException refused(RunRecord run) {
        return NightjarException.of(
                        ErrorCode.NOT_RESTARTABLE,
                        "run " + run.id() + " of " + run.label() + " is "
                                + run.status().label() + " and has no table; published and held runs can be reproduced")
                .notDone("Nothing was scored.")
                .next("nightjar show " + run.id());
    }
}
