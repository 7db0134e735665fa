package io.nightjar.retention;

import io.nightjar.ledger.RecordKind;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that may go.
 *
 * @param date of the job; empty for a log of a run that the ledger no longer knows, and for records
 * @param what a location, {@code run ID}, or a number of records
 * @param bytes of its files; 0 for rows of the ledger
 * @param why a phrase: since when, and by which rule
 * @param target how it is removed
 */
public record Removal(
        Kind kind, String job, Optional<BusinessDate> date, String what, long bytes, String why, Target target) {

    /** What it is. */
    public enum Kind {
        /** A replaced table with its receipt and rejects. */
        HISTORY,
        /** Rejects, receipts or unfinished files that no published table has. */
        LEFTOVER,
        /** Parts of a run that will not go on. */
        STAGING,
        REPORT,
        LOG,
        /** What the ledger knows of a run. */
        RUN,
        /** The table of a night's figures. */
        METRICS,
        /** What the ledger knows of a job beside its runs. */
        RECORD;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The receipts that go by this. */
    public List<String> receipts() {
        return target instanceof Target.Files files
                ? files.locations().stream()
                        .filter(location -> location.substring(location.lastIndexOf('/') + 1)
                                .startsWith("_receipt-"))
                        .toList()
                : List.of();
    }

    /** What has to be done. */
    sealed interface Target {
        /** Deletes these files and folders, in this order. */
        record Files(List<String> locations) implements Target {
            public Files {
                locations = List.copyOf(locations);
            }
        }

        /** Takes the run out of the ledger. */
        record Rows(RunId run) implements Target {}

        /** Takes records of the job that ended before out of the ledger. */
        record Records(RecordKind kind, Instant before) implements Target {}
    }
}
