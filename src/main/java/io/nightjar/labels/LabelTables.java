package io.nightjar.labels;

import io.nightjar.ledger.PublicationRecord;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelRegistry;
import io.nightjar.publish.Intent;
import io.nightjar.publish.Receipt;
import io.nightjar.publish.ReceiptFile;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.storage.Glob;
import io.nightjar.storage.Sha256;
import io.nightjar.storage.Storage;
import io.nightjar.table.DataFile;
import io.nightjar.table.TableSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables that are joined: what was published, and the labels.
 *
 * @param jobs reads a job as a run recorded it
 * @param batchRows read at once
 * @param labelsAtOnce held in memory at once
 */
public record LabelTables(
        Storage storage, TableSource source, ModelRegistry models, RecordedJobs jobs, int batchRows, int labelsAtOnce) {

    /** Reads a job as a run recorded it. */
    @FunctionalInterface
    public interface RecordedJobs {
        JobDefinition parse(String name, String text);
    }

    public LabelTables(Storage storage, TableSource source, ModelRegistry models, RecordedJobs jobs, int batchRows) {
        this(storage, source, models, jobs, batchRows, LabelJoin.LABELS_AT_ONCE);
    }

    PublishedTable published(PublicationRecord record) {
        Intent intent = record.intent();
        Receipt receipt = ReceiptFile.read(intent.receipt(), storage.read(intent.receipt()));
        JobDefinition then = jobs.parse(intent.job(), receipt.job().text());
        ModelBundle bundle = models.open(ref(receipt.model().version()));
        return new PublishedTable(
                record,
                receipt,
                then,
                bundle.signature(),
                source.inspect(intent.table().location()));
    }

    private static ModelRef ref(String label) {
        int at = label.lastIndexOf('@');
        return new ModelRef(label.substring(0, at), Integer.parseInt(label.substring(at + 1)));
    }

    /** The label files of a date; none where they have not come, or the job names none. */
    List<DataFile> labels(JobDefinition job, BusinessDate date) {
        return found(job, date).map(file -> source.inspect(file.location())).toList();
    }

    boolean areThere(JobDefinition job, BusinessDate date) {
        return found(job, date).findAny().isPresent();
    }

    private Stream<Storage.Entry> found(JobDefinition job, BusinessDate date) {
        return job.labels().stream().flatMap(labels -> {
            Glob glob = Glob.of(labels.files());
            return storage.list(labels.path().on(date)).stream()
                    .filter(file -> !file.isFolder() && glob.matches(file.name()));
        });
    }

    List<DataFile> rejects(PublishedTable published) {
        return published.record().intent().rejects().stream()
                .filter(table -> storage.find(table.location()).isPresent())
                .map(table -> source.inspect(table.location()))
                .toList();
    }

    LabelFiles files() {
        return new LabelFiles(source, batchRows);
    }

    /** Of all that figures come from: equal inputs give equal figures. */
    String digest(PublishedTable published, JobDefinition job, List<DataFile> labels) {
        String files = labels.stream()
                .map(file -> file.location() + " " + file.bytes() + " " + file.modified() + " " + file.footerDigest())
                .collect(Collectors.joining("\n"));
        String how = job.labels()
                .map(of -> of.key() + " " + of.column() + " " + of.rule())
                .orElse("");
        String all = String.join(
                "\n",
                published.record().intent().table().sha256(),
                files,
                how,
                job.slices().toString());
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    }
}
