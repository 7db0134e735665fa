package io.nightjar.job;

import io.nightjar.publish.Receipt;
import io.nightjar.storage.Storage;
import io.nightjar.table.DataFile;
import io.nightjar.table.Partition;
import java.util.List;
import java.util.Optional;

/** The input files of a night as its receipt names them: digested and copied as the policy says. */
final class FrozenInputs {
    private final Storage storage;
    private final ReceiptPolicy policy;
    private final FilesAtOnce files;

    FrozenInputs(NightServices services) {
        this.storage = services.storage();
        this.policy = services.receipts();
        this.files = new FilesAtOnce(services.limits().threads());
    }

    List<Receipt.Input> of(Partition partition) {
        return files.each(partition.files(), this::input);
    }

    private Receipt.Input input(DataFile file) {
        Receipt.Input input = Receipt.Input.of(file);
        if (policy.digest() == ReceiptPolicy.Digest.FOOTER && policy.keep() == ReceiptPolicy.Keep.REFERENCE) {
            return input;
        }
        String sha256 = storage.sha256(file.location());
        Optional<String> copy = policy.keep() == ReceiptPolicy.Keep.COPY
                ? Optional.of(new InputCopies(storage, policy.copies()).keep(file.location(), sha256))
                : Optional.empty();
        return input.with(sha256, copy);
    }
}
