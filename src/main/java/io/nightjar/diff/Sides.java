package io.nightjar.diff;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelRegistry;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Receipt;
import io.nightjar.publish.ReceiptFile;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.run.RunRecord;
import io.nightjar.storage.Storage;
import io.nightjar.table.DataFile;
import io.nightjar.table.TableSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Finds what is left of a run: table and receipt, in place or in history, its model and its input.
 *
 * @param jobs reads a job, by name and text, as a run recorded it
 */
public record Sides(
        Storage storage,
        TableSource tables,
        ModelRegistry models,
        OutputLayout layout,
        LedgerReader ledger,
        BiFunction<String, String, JobDefinition> jobs) {

    /** That a file is not what it was; one that cannot be read just now may be. */
    private static final Set<ErrorCode> GONE = EnumSet.of(
            ErrorCode.INPUT_MISSING,
            ErrorCode.INPUT_EMPTY,
            ErrorCode.FILE_CORRUPT,
            ErrorCode.FILE_UNSUPPORTED,
            ErrorCode.COLUMN_UNSUPPORTED,
            ErrorCode.SCHEMA_DIFFERS);

    /** @throws NightjarException INPUT_MISSING where the run has no table, or has it no more */
    public Side of(RunRecord run) {
        PublicationRecord publication = ledger.publications()
                .of(run.id())
                .filter(record -> record.state() == PublicationRecord.State.PUBLISHED
                        || record.state() == PublicationRecord.State.SUPERSEDED)
                .orElseThrow(() -> noTable(run, "it is " + run.status().label() + " and published nothing"));
        boolean inPlace = publication.state() == PublicationRecord.State.PUBLISHED;
        String table = publication.intent().table().location();
        String receiptPlace = publication.intent().receipt();
        String folder = layout.historyFolder(run.job(), run.date(), run.id().value());
        String location = inPlace ? table : folder + "/" + nameOf(table);
        if (storage.find(location).isEmpty()) {
            throw noTable(run, "there is no " + location + " any more");
        }
        String said = inPlace ? receiptPlace : folder + "/" + nameOf(receiptPlace);
        Receipt receipt = ReceiptFile.read(said, storage.read(said));
        JobDefinition job = jobs.apply(run.job(), receipt.job().text());
        List<String> gaps = new ArrayList<>();
        return new Side(
                run,
                receipt,
                job,
                tables.inspect(location),
                bundle(run, receipt, gaps),
                inputs(run, receipt, gaps),
                gaps);
    }

    private static NightjarException noTable(RunRecord run, String why) {
        return NightjarException.of(
                        ErrorCode.INPUT_MISSING, "run " + run.id() + " of " + run.label() + " has no table: " + why)
                .notDone("Nothing was compared.")
                .next("nightjar show " + run.id());
    }

    private static String nameOf(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private Optional<ModelBundle> bundle(RunRecord run, Receipt receipt, List<String> gaps) {
        String label = receipt.model().version();
        int at = label.lastIndexOf('@');
        try {
            ModelBundle bundle =
                    models.open(new ModelRef(label.substring(0, at), Integer.parseInt(label.substring(at + 1))));
            if (bundle.version().digest().equals(receipt.model().digest())) {
                return Optional.of(bundle);
            }
            gaps.add("Model " + label + " is not the one that scored run " + run.id() + " any more.");
        } catch (NightjarException gone) {
            if (gone.code() != ErrorCode.UNKNOWN_MODEL && gone.code().exit() != ExitStatus.MODEL) {
                throw gone;
            }
            gaps.add("Model " + label + " of run " + run.id() + " cannot be read any more: "
                    + gone.code().code() + ".");
        }
        return Optional.empty();
    }

    private Optional<List<DataFile>> inputs(RunRecord run, Receipt receipt, List<String> gaps) {
        List<DataFile> files = new ArrayList<>();
        for (Receipt.Input input : receipt.inputs()) {
            Optional<DataFile> file =
                    file(input, input.location()).or(() -> input.copy().flatMap(copy -> file(input, copy)));
            if (file.isEmpty()) {
                gaps.add("Input " + input.location() + " of run " + run.id() + " is gone, or another file by now.");
                return Optional.empty();
            }
            files.add(file.get());
        }
        return Optional.of(files);
    }

    /** Where it lay, or a copy that the project keeps; by its footer, whichever. */
    private Optional<DataFile> file(Receipt.Input input, String location) {
        try {
            return Optional.of(tables.inspect(location))
                    .filter(found -> found.footerDigest().equals(input.footerDigest()))
                    .filter(found -> found.bytes() == input.bytes());
        } catch (NightjarException gone) {
            if (!GONE.contains(gone.code())) {
                throw gone;
            }
            return Optional.empty();
        }
    }
}
