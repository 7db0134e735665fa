package io.nightjar.job;

import io.nightjar.model.ModelBundle;
import io.nightjar.publish.Receipt;
import io.nightjar.run.RunSpec;
import io.nightjar.storage.Sha256;
import io.nightjar.table.DataFile;
import io.nightjar.table.Partition;
import io.nightjar.table.Split;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** SHA-256 over all that makes two plans the same work: job file, model, input files and splits. */
public final class PlanDigest {
    private final StringBuilder text = new StringBuilder("plan 1\n");

    private PlanDigest() {}

    static String of(RunSpec spec, ModelBundle bundle, Partition partition, List<Split> splits) {
        PlanDigest digest = new PlanDigest();
        digest.line("job", spec.label(), spec.job().digest());
        digest.line("model", bundle.version().label(), bundle.version().digest());
        for (DataFile file : partition.files()) {
            digest.line("file", file.location(), file.bytes(), file.modified(), file.rows(), file.footerDigest());
        }
        for (Split split : splits) {
            digest.line("split", split.file().location(), split.firstRowGroup(), split.rowGroups());
        }
        return digest.sha256();
    }

    /** That of the plan which a receipt's run had; empty where the receipt does not say how it was cut. */
    public static Optional<String> of(Receipt receipt) {
        if (receipt.splits().isEmpty() && receipt.rows().read() > 0) {
            return Optional.empty();
        }
        PlanDigest digest = new PlanDigest();
        digest.line(
                "job",
                receipt.job().name() + "@" + receipt.date(),
                receipt.job().digest());
        digest.line("model", receipt.model().version(), receipt.model().digest());
        for (Receipt.Input file : receipt.inputs()) {
            digest.line("file", file.location(), file.bytes(), file.modified(), file.rows(), file.footerDigest());
        }
        for (Receipt.SplitRows split : receipt.splits()) {
            digest.line(
                    "split", receipt.inputs().get(split.file()).location(), split.firstRowGroup(), split.rowGroups());
        }
        return Optional.of(digest.sha256());
    }

    private void line(Object... words) {
        for (Object word : words) {
            text.append(word).append('\t');
        }
        text.append('\n');
    }

    private String sha256() {
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
