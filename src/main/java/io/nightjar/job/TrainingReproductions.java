package io.nightjar.job;

import io.nightjar.config.TrainingFolder;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.Reproductions.Strictness;
import io.nightjar.model.GoldenRows;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelDraft;
import io.nightjar.model.Platform;
import io.nightjar.model.Provenance;
import io.nightjar.model.TrainingRecord;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.scoring.TrainedModel;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingTables;
import io.nightjar.scoring.Weights;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Repeats the trainings of bundles from what they recorded, and compares the weights. Nothing is written. */
public final class TrainingReproductions {
    private final TrainingTools tools;
    private final TrainingFolder files;

    public TrainingReproductions(TrainingTools tools, TrainingFolder files) {
        this.tools = tools;
        this.files = files;
    }

    /**
     * One of them.
     *
     * @param strictness what to do where the program, Java or Tribuo is another
     * @throws NightjarException UNKNOWN_MODEL; MODEL_DIGEST; NOT_REPRODUCED where the bundle does not say enough, or
     *     strictness refuses; PLAN_INPUT_CHANGED naming each input file that is not what it was; what training throws
     */
    public ReproducedTraining of(ModelRef ref, Strictness strictness) {
        Instant begun = tools.clock().instant();
        ModelBundle bundle = tools.models().open(ref);
        RecordedTraining training = RecordedTraining.of(bundle, files, tools.contents());
        Weights there = weights(bundle, bundle);
        TrainingInputs inputs = new TrainingInputs(tools);
        new TrainingProof(tools.storage(), inputs).of(training, bundle.version().label());
        List<String> suspects = new ArrayList<>();
        training.record().ifPresent(record -> programs(record, training.definition(), suspects));
        changed("platform", bundle.platform(), Platform.here(), suspects);
        refuse(strictness, bundle, suspects);
        TrainedModel again = tools.trainer().train(training.definition(), new TrainingTables(tools.source(), inputs));
        ModelBundle made = again.draft().asBundle();
        Weights here = weights(bundle, made);
        provenance(
                training, tools.contents().provenance(bundle), tools.contents().provenance(made), suspects);
        rows(training, again, suspects);
        return new ReproducedTraining(
                bundle.version(),
                again.trainedRows(),
                there.count(),
                there.differing(here),
                WeightsDigest.of(there),
                WeightsDigest.of(here),
                there.firstDifference(here).map(found -> hidden(found, training.definition())),
                others(bundle, again.draft()),
                suspects,
                Duration.between(begun, tools.clock().instant()).toMillis() / 1000.0);
    }

    private Weights weights(ModelBundle original, ModelBundle bundle) {
        return tools.contents()
                .weights(bundle)
                .orElseThrow(() -> RecordedTraining.notRepeatable(
                        original, "its model is not linear, and has no weights to compare"));
    }

    private void programs(TrainingRecord record, TrainingDefinition definition, List<String> suspects) {
        changed("Nightjar", record.program(), Programs.label(tools.program()), suspects);
        Map<String, String> now = definition.algorithm().options();
        new TreeMap<>(record.options())
                .forEach((name, before) -> changed("option " + name, before, now.getOrDefault(name, "none"), suspects));
    }

    private static void refuse(Strictness strictness, ModelBundle bundle, List<String> suspects) {
        if (strictness == Strictness.REFUSE && !suspects.isEmpty()) {
            throw NightjarException.of(
                            ErrorCode.NOT_REPRODUCED,
                            bundle.version().label() + " was trained by something else: " + String.join("; ", suspects))
                    .notDone("Nothing was trained.")
                    .next("nightjar reproduce --training " + bundle.version().label());
        }
    }

    /** What the library says of both: its own version, Java's, the trainer's settings, how many rows it was given. */
    private static void provenance(
            RecordedTraining training, Provenance there, Provenance here, List<String> suspects) {
        changed("trainer", there.trainer(), here.trainer(), suspects);
        compare(there.madeWith(), here.madeWith(), suspects);
        if (training.record().isEmpty()) {
            compare(there.settings(), here.settings(), suspects);
        }
        Map<String, String> data = new TreeMap<>(there.data());
        data.keySet().removeIf(name -> !name.startsWith("num-"));
        compare(data, here.data(), suspects);
    }

    private static void compare(Map<String, String> there, Map<String, String> here, List<String> suspects) {
        new TreeMap<>(there)
                .forEach((name, before) -> changed(name, before, here.getOrDefault(name, "none"), suspects));
    }

    private static void rows(RecordedTraining training, TrainedModel again, List<String> suspects) {
        if (training.record().isEmpty()) {
            suspects.add("an earlier version made the bundle, which noted footers of the training nights only: labels,"
                    + " held-out nights and other bytes may be others");
            return;
        }
        TrainingRecord record = training.record().get();
        changed("trained rows", record.trainedRows(), again.trainedRows(), suspects);
        changed("held-out rows", record.heldOutRows(), again.heldOutRows(), suspects);
        changed("rows without a label", record.unlabelledRows(), again.unlabelledRows(), suspects);
    }

    private static void changed(String what, Object before, Object now, List<String> suspects) {
        if (!before.equals(now)) {
            suspects.add(what + " was " + before + ", is " + now);
        }
    }

    private static List<String> others(ModelBundle bundle, ModelDraft made) {
        List<String> others = new ArrayList<>();
        if (!bundle.signature().equals(made.signature())) {
            others.add("signature");
        }
        if (!bundle.metrics().equals(made.metrics())) {
            others.add("metrics");
        }
        if (!Arrays.equals(bundle.parts().get(GoldenRows.PART), made.parts().get(GoldenRows.PART))) {
            others.add("golden rows");
        }
        return others;
    }

    /** Features of a category are named by its values, and those of personal data are told to nobody. */
    private static Weights.Difference hidden(Weights.Difference found, TrainingDefinition definition) {
        return definition.input().privateColumns().stream()
                .filter(column -> found.feature().startsWith(column + "@"))
                .findFirst()
                .map(column ->
                        new Weights.Difference(found.output(), column + "@(hidden)", found.there(), found.here()))
                .orElse(found);
    }
}
