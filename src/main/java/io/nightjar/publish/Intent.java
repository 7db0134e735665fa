package io.nightjar.publish;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.util.Optional;

/**
 * The intent to publish, recorded before the rename, so that what lies in place after a crash can be told by its
 * digest.
 *
 * @param table where it will stand, with its digest
 * @param rejects where they stand already
 * @param receipt location of the receipt, written already
 * @param receiptSha256 of the receipt's file
 */
public record Intent(
        RunId run,
        String job,
        BusinessDate date,
        Receipt.Table table,
        Optional<Receipt.Table> rejects,
        String receipt,
        Optional<String> receiptSha256) {

    /** Of which the receipt's bytes are not known. */
    public Intent(
            RunId run,
            String job,
            BusinessDate date,
            Receipt.Table table,
            Optional<Receipt.Table> rejects,
            String receipt) {
        this(run, job, date, table, rejects, receipt, Optional.empty());
    }
}
