package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.SplitRecord;
import io.nightjar.quality.QualityProfile;
import io.nightjar.run.RunId;
import io.nightjar.storage.Storage;
import io.nightjar.table.PartFile;
import java.util.Optional;

/** What earlier launches of a run finished, as the ledger has it, checked against what lies in staging. */
final class ResumedSplits {
    private final Storage storage;
    private final Ledger ledger;
    private final Lease lease;

    ResumedSplits(Storage storage, Ledger ledger, Lease lease) {
        this.storage = storage;
        this.ledger = ledger;
        this.lease = lease;
    }

    /** Hands over each finished split whose parts are still whole; reopens the others. */
    void handOver(RunId run, NightWork work) {
        for (SplitRecord record : ledger.reader().plans().finished(run)) {
            Optional<PartFile> part = record.part().filter(this::isWhole);
            if (part.isPresent() && record.rejects().map(this::isWhole).orElse(true)) {
                work.resumed(new SplitResult(record.index(), part.get(), record.rejects(), profile(run, record)));
            } else {
                ledger.runLog().reopened(lease, run, record.index());
                work.progress().note("Split " + record.index() + " is scored again: its part is gone or damaged.");
            }
        }
    }

    private static QualityProfile profile(RunId run, SplitRecord record) {
        try {
            return QualityProfile.fromJson(record.profile());
        } catch (IllegalArgumentException e) {
            throw NightjarException.of(
                            ErrorCode.LEDGER_CORRUPT,
                            "The ledger's row of table splits with run_id " + run + ", place " + record.index()
                                    + " holds a profile that cannot be understood.",
                            e)
                    .notDone("Nothing was published.")
                    .next("nightjar abandon " + run + " --reason 'its row in the ledger is damaged'");
        }
    }

    private boolean isWhole(PartFile part) {
        return storage.find(part.location())
                .filter(entry -> entry.bytes() == part.bytes())
                .filter(entry -> storage.sha256(part.location()).equals(part.sha256()))
                .isPresent();
    }

    static SplitRecord record(SplitResult result) {
        return new SplitRecord(
                result.split(),
                Optional.of(result.part()),
                result.rejects(),
                result.profile().toJson());
    }
}
