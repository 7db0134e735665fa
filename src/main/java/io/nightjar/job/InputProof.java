package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.Receipt;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import io.nightjar.table.DataFile;
import io.nightjar.table.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the input files of a run are still those that its receipt names; their copies, where they are not. */
final class InputProof {
    private final Storage storage;
    private final TableSource source;
    private final List<DataFile> files = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    InputProof(Storage storage, TableSource source) {
        this.storage = storage;
        this.source = source;
    }

    /** In plan order: what is to be read. */
    List<DataFile> files() {
        return files;
    }

    /** What could be another although nothing shows it. */
    List<String> doubts() {
        return doubts;
    }

    /** @throws NightjarException PLAN_INPUT_CHANGED, naming each file that is gone or another, and how */
    void of(Original original) {
        for (Receipt.Input input : original.inputs()) {
            problem(input, input.location()).ifPresent(problem -> fromCopy(input, problem));
        }
        if (!problems.isEmpty()) {
            throw NightjarException.of(
                            ErrorCode.PLAN_INPUT_CHANGED,
                            original.label() + " cannot be made again, its input has changed since run "
                                    + original.run() + " read it: " + String.join("; ", problems))
                    .notDone("Nothing was scored.")
                    .next("restore the files, or keep copies of them from now on: inputs.keep: copy")
                    .next("nightjar show " + original.run());
        }
    }

    private void fromCopy(Receipt.Input input, String problem) {
        boolean isKept =
                input.copy().isPresent() && problem(input, input.copy().get()).isEmpty();
        if (isKept) {
            doubts.removeIf(doubt -> doubt.startsWith(input.copy().get()));
        } else {
            problems.add(problem
                    + input.copy().map(copy -> ", and so is its copy " + copy).orElse(""));
        }
    }

    private Optional<String> problem(Receipt.Input input, String location) {
        Optional<Entry> found = storage.find(location);
        if (found.isEmpty()) {
            return Optional.of(location + " is gone");
        }
        if (found.get().bytes() != input.bytes()) {
            return Optional.of(location + " has " + found.get().bytes() + " bytes instead of " + input.bytes());
        }
        DataFile file;
        try {
            file = source.inspect(location);
        } catch (NightjarException e) {
            return Optional.of(location + " cannot be read any more (" + e.message() + ")");
        }
        if (!file.footerDigest().equals(input.footerDigest())) {
            return Optional.of(location + " has another footer");
        }
        if (input.sha256().isPresent()
                && !storage.sha256(location).equals(input.sha256().get())) {
            return Optional.of(location + " has other bytes");
        }
        if (input.sha256().isEmpty() && !file.modified().equals(input.modified())) {
            doubts.add(location + " was written again on " + file.modified() + "; its size and footer are the same");
        }
        files.add(file);
        return Optional.empty();
    }
}
