package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ShortLocation;
import io.nightjar.model.TrainingRecord;
import io.nightjar.model.TrainingRecord.Input;
import io.nightjar.model.TrainingRecord.Use;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.PathPattern;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingDefinition.LabelTable;
import io.nightjar.storage.Storage;
import io.nightjar.table.DataFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the files of a training are still those that its bundle names. */
final class TrainingProof {
    private final Storage storage;
    private final TrainingInputs inputs;
    private final List<String> problems = new ArrayList<>();

    TrainingProof(Storage storage, TrainingInputs inputs) {
        this.storage = storage;
        this.inputs = inputs;
    }

    /** @throws NightjarException PLAN_INPUT_CHANGED, naming each file that is gone, new or another, and how */
    void of(RecordedTraining training, String model) {
        TrainingDefinition definition = training.definition();
        if (training.record().isPresent()) {
            recorded(definition, training.record().get());
        } else {
            footers(definition, training.footers());
        }
        if (!problems.isEmpty()) {
            throw NightjarException.of(
                            ErrorCode.PLAN_INPUT_CHANGED,
                            "the training of " + model + " cannot be repeated, its input has changed since: "
                                    + String.join("; ", problems))
                    .notDone("Nothing was trained.")
                    .next("restore the files")
                    .next("nightjar models show " + model);
        }
    }

    private void recorded(TrainingDefinition definition, TrainingRecord record) {
        for (BusinessDate night : definition.nights().all()) {
            compare(
                    record,
                    night,
                    Use.FEATURES,
                    files(definition.input().path(), definition.input().files(), night));
            definition.label().table().ifPresent(table -> labels(record, night, table));
        }
    }

    private void labels(TrainingRecord record, BusinessDate night, LabelTable table) {
        boolean wereRead = !of(record, night, Use.LABELS).isEmpty();
        if (wereRead) {
            compare(record, night, Use.LABELS, files(table.path(), table.files(), night));
        }
    }

    private static List<Input> of(TrainingRecord record, BusinessDate night, Use use) {
        return record.inputs().stream()
                .filter(input -> input.use() == use && input.night().equals(night.date()))
                .toList();
    }

    private void compare(TrainingRecord record, BusinessDate night, Use use, Map<String, DataFile> now) {
        for (Input input : of(record, night, use)) {
            difference(input, Optional.ofNullable(now.remove(input.location())))
                    .ifPresent(how -> problems.add(input.location() + " " + how));
        }
        now.keySet().forEach(added -> problems.add(added + " was not there"));
    }

    private Optional<String> difference(Input input, Optional<DataFile> found) {
        if (found.isEmpty()) {
            return Optional.of("is gone");
        }
        DataFile file = found.get();
        if (file.bytes() != input.bytes()) {
            return Optional.of("has " + file.bytes() + " bytes instead of " + input.bytes());
        }
        if (!file.footerDigest().equals(input.footerDigest())) {
            return Optional.of("has another footer");
        }
        return storage.sha256(file.location()).equals(input.sha256())
                ? Optional.empty()
                : Optional.of("has other bytes");
    }

    /** Earlier versions noted no more than the footers of the nights that taught the model. */
    private void footers(TrainingDefinition definition, Map<String, String> footers) {
        Map<String, DataFile> now = new LinkedHashMap<>();
        for (BusinessDate night : definition.nights().training()) {
            now.putAll(files(definition.input().path(), definition.input().files(), night));
        }
        footers.forEach((location, digest) -> {
            DataFile file = now.remove(location);
            if (file == null) {
                problems.add(location + " is gone");
            } else if (!file.footerDigest().equals(digest)) {
                problems.add(location + " has another footer");
            }
        });
        now.keySet().forEach(added -> problems.add(added + " was not there"));
    }

    private Map<String, DataFile> files(PathPattern path, String files, BusinessDate night) {
        Map<String, DataFile> found = new LinkedHashMap<>();
        try {
            inputs.find(path, files, night).files().forEach(file -> found.put(ShortLocation.of(file.location()), file));
        } catch (NightjarException e) {
            switch (e.code()) {
                // Each file that is gone is named by who misses it.
                case INPUT_MISSING, INPUT_EMPTY -> {}
                case FILE_CORRUPT, FILE_UNSUPPORTED -> problems.add(e.message());
                default -> throw e;
            }
        }
        return found;
    }
}
