package io.nightjar.publish;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.Receipt.Table;
import io.nightjar.run.BusinessDate;
import io.nightjar.storage.Sha256;
import io.nightjar.table.PartFile;
import java.util.Optional;

/**
 * What a run wants to publish: joined, closed, synced and read back, but still in staging.
 *
 * @param table the joined table
 * @param rejects the joined rejects; absent where no row was rejected
 * @param receipt describes both where they will stand, as its file will
 * @param description of the job's columns; absent where what stands there is to stay
 */
public record Candidate(
        PartFile table, Optional<PartFile> rejects, SealedReceipt receipt, Optional<Description> description) {

    Intent intent(OutputLayout layout) {
        return new Intent(
                receipt.receipt().run(),
                job(),
                date(),
                receipt.receipt().table(),
                receipt.receipt().rejects(),
                layout.receipt(job(), date(), table.sha256()),
                Optional.of(Sha256.of(receipt.bytes())));
    }

    /** Every row is accounted for, and the receipt describes these very files at the places they will have. */
    void check(OutputLayout layout) {
        long rejected = rejects.map(PartFile::rows).orElse(0L);
        Receipt.Rows rows = receipt.receipt().rows();
        if (!rows.balance() || rows.scored() != table.rows() || rows.rejected() != rejected) {
            throw NightjarException.of(
                            ErrorCode.ROWS_UNACCOUNTED,
                            "Run " + receipt.receipt().run() + " read " + rows.read() + " rows and has " + table.rows()
                                    + " scored and " + rejected + " rejected.")
                    .notDone("Nothing was published.")
                    .next("nightjar show " + receipt.receipt().run());
        }
        Table expected = Table.at(layout.table(job(), date()), table);
        Optional<Table> expectedRejects =
                rejects.map(staged -> Table.at(layout.rejects(job(), date(), staged.sha256()), staged));
        if (!receipt.receipt().table().equals(expected)
                || !receipt.receipt().rejects().equals(expectedRejects)) {
            throw NightjarException.of(
                            ErrorCode.INTERNAL,
                            "The receipt of run " + receipt.receipt().run() + " describes other files.")
                    .notDone("Nothing was published.");
        }
    }

    private String job() {
        return receipt.receipt().job().name();
    }

    private BusinessDate date() {
        return receipt.receipt().date();
    }
}
