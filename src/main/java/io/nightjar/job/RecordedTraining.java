package io.nightjar.job;

import io.nightjar.config.TrainingFolder;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.TrainingRecord;
import io.nightjar.scoring.ModelContents;
import io.nightjar.scoring.TrainingDefinition;
import java.util.Map;
import java.util.Optional;

/**
 * How a bundle was trained: by its record, or, where an earlier version made it, by the training file whose digest it names
 * and the footers that stand in its model.
 *
 * @param record absent in bundles of earlier versions
 * @param footers by short location; of the nights that taught the model, and empty where there is a record
 */
record RecordedTraining(TrainingDefinition definition, Optional<TrainingRecord> record, Map<String, String> footers) {

    /** @throws NightjarException NOT_REPRODUCED where the bundle does not say enough, and why it does not */
    static RecordedTraining of(ModelBundle bundle, TrainingFolder files, ModelContents contents) {
        byte[] part = bundle.parts().get(TrainingRecord.PART);
        if (part != null) {
            TrainingRecord record = read(bundle, part);
            return new RecordedTraining(files.parse(record.name(), record.text()), Optional.of(record), Map.of());
        }
        String file = bundle.about().get("training-file");
        Map<String, String> footers = contents.footers(bundle);
        if (file == null || footers.isEmpty()) {
            throw notRepeatable(
                    bundle,
                    "it was not made by 'nightjar train': what its model says of its making names no files, options and"
                            + " order of rows that a training could be repeated from");
        }
        TrainingDefinition definition = files.ofDigest(bundle.version().ref().name(), file)
                .orElseThrow(() -> notRepeatable(
                        bundle,
                        "an earlier version made it, which did not keep the training file, and none in jobs/training has"
                                + " its SHA-256 " + file));
        return new RecordedTraining(definition, Optional.empty(), footers);
    }

    private static TrainingRecord read(ModelBundle bundle, byte[] part) {
        try {
            return TrainingRecord.read(part);
        } catch (RuntimeException e) {
            throw NightjarException.of(
                            ErrorCode.MODEL_UNREADABLE,
                            "the " + TrainingRecord.PART + " of model "
                                    + bundle.version().label() + " cannot be read",
                            e)
                    .notDone("Nothing was trained.");
        }
    }

    static NightjarException notRepeatable(ModelBundle bundle, String why) {
        String label = bundle.version().label();
        return NightjarException.of(
                        ErrorCode.NOT_REPRODUCED, "the training of " + label + " cannot be repeated: " + why)
                .notDone("Nothing was trained.")
                .next("nightjar models show " + label);
    }
}
