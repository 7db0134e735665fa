package io.nightjar.job;

import io.nightjar.publish.Receipt;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.table.RowDigest;
import java.util.List;
import java.util.Optional;

/**
 * A table that a run made, and what it takes to make it again.
 *
 * @param jobText the job file as the run read it
 * @param inputs the files it read, in plan order
 * @param splits how they were cut; empty where the receipt does not say
 * @param splitRows the most rows of a split, where it does not
 * @param modelDigest of the bundle {@code model}, {@code name@version}
 * @param made by what; empty for a run that has no receipt
 * @param program the label of the program that scored
 * @param sha256 of the table; empty for a held run, which has parts but no table
 * @param rowDigest empty in receipts of the first form
 * @param files where its rows stand: the table, or the parts of a held run in their order
 */
public record Original(
        RunId run,
        String job,
        BusinessDate date,
        String jobText,
        List<Receipt.Input> inputs,
        List<Receipt.SplitRows> splits,
        long splitRows,
        String model,
        String modelDigest,
        Optional<Receipt> made,
        String program,
        long rows,
        Optional<String> sha256,
        Optional<RowDigest> rowDigest,
        List<String> files) {

    private static final String SPLIT_ROWS = "scoring.split-rows";
    /** The setting's default, which receipts of the first form were made with unless somebody set it. */
    private static final String USUAL_SPLIT_ROWS = "1000000";

    public Original {
        inputs = List.copyOf(inputs);
        splits = List.copyOf(splits);
        files = List.copyOf(files);
    }

    static Original of(Receipt receipt, String table) {
        return new Original(
                receipt.run(),
                receipt.job().name(),
                receipt.date(),
                receipt.job().text(),
                receipt.inputs(),
                receipt.splits(),
                Long.parseLong(receipt.settings().getOrDefault(SPLIT_ROWS, USUAL_SPLIT_ROWS)),
                receipt.model().version(),
                receipt.model().digest(),
                Optional.of(receipt),
                Programs.label(receipt.program()),
                receipt.table().rows(),
                Optional.of(receipt.table().sha256()),
                receipt.table().rowDigest(),
                List.of(table));
    }

    /** {@code job@date}. */
    public String label() {
        return job + "@" + date;
    }
}
