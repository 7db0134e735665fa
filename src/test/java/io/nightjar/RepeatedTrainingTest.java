package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelDraft;
import io.nightjar.model.ModelRegistry;
import io.nightjar.model.TrainingRecord;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.storage.ProjectStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reproduce --training} and what {@code models show} tells of a model's making, on one training of two nights. */
class RepeatedTrainingTest {
    private static final String MODEL = "distances@1";
    private static final String NIGHT = "2001-05-07";
    private static final String TRAINING = """
            input:
              path: data/flights/date={date}
            features:
              - { column: origin, as: category }
            label:
              path: data/flight-delays/date={date}
              join: [flight_id]
              column: delay
              rule: "> 15"
              positive: late
              negative: on-time
            algorithm:
              name: linear-sgd
              epochs: 1
            nights:
              from: 2001-05-07
              to: 2001-05-08
              hold-out: 1
            """;

    @TempDir
    static Path folder;

    @TempDir
    static Path elsewhere;

    private static Project project;

    @BeforeAll
    static void train() throws IOException {
        project = new Project(folder);
        for (String night : new String[] {NIGHT, "2001-05-08"}) {
            project.flights(night);
            project.delays(night);
        }
        Files.createDirectories(folder.resolve("jobs/training"));
        Files.writeString(folder.resolve("jobs/training/distances.yaml"), TRAINING);
        Ended trained = project.run("train", "distances");
        assertThat(trained.exit()).as(trained.all()).isZero();
        // What is repeated is what was recorded, whatever the file says now.
        project.edit("jobs/training/distances.yaml", "epochs: 1", "epochs: 2");
    }

    @Test
    void itGivesTheSameWeightsFromAnotherWorkingFolderAndWritesNothing() {
        int models = project.filesBelow("models").size();

        Ended again = project.runFrom(elsewhere, "reproduce", "--training", MODEL, "--project", folder.toString());

        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(again.out())
                .contains("distances@1  SAME, all weights bit for bit")
                .doesNotContain("changed", "also other");
        assertThat(project.filesBelow("models")).hasSize(models);
        assertThat(project.run("reproduce", "--training", MODEL, "--strict", "--json")
                        .out())
                .contains("\"answer\" : \"same\"")
                .contains("\"weights_digest\" : \"" + record(MODEL).weights());
    }

    @Test
    void whatTrainRecordsNamesEveryFileWithItsUseRowsAndDigest() {
        TrainingRecord record = record(MODEL);

        assertThat(record.text()).isEqualTo(TRAINING);
        assertThat(record.options()).containsEntry("seed", "1").containsEntry("epochs", "1");
        assertThat(record.inputs()).hasSize(4).allSatisfy(input -> {
            assertThat(input.sha256()).isEqualTo(new ProjectStorage(folder).sha256(input.location()));
            assertThat(input.use() == TrainingRecord.Use.LABELS)
                    .isEqualTo(input.location().startsWith("data/flight-delays/"));
        });
        assertThat(TrainingRecord.read(record.toJson())).isEqualTo(record);
    }

    @Test
    void showTellsTrainerSettingsDataVersionsAndHowToRepeatIt() {
        Ended shown = project.run("models", "show", MODEL);

        assertThat(shown.out())
                .containsPattern("trainer +org.tribuo.classification.sgd.linear.LinearSGDTrainer")
                .containsPattern("settings +epochs 1,.* optimiser AdaGrad,.* seed 1,")
                .contains("num-features ", "Tribuo 4.3.2", "4 files, their SHA-256 in training.json")
                .containsPattern("to repeat +nightjar reproduce --training distances@1\n");
        assertThat(project.run("models", "show", MODEL, "--json").out())
                .contains("\"trainer\" : \"org.tribuo", "\"footer_digests\"", "\"sha256\"");
    }

    @Test
    void aFileThatIsGoneNewOrAnotherIsRefusedByName() throws IOException {
        Path labels = folder.resolve("data/flight-delays/date=" + NIGHT + "/delays_0.parquet");
        Path added = folder.resolve("data/flights/date=" + NIGHT + "/more.parquet");
        Path kept = elsewhere.resolve("kept");
        Files.move(labels, kept);
        project.flights("2001-05-08", NIGHT, "more.parquet");
        try {
            Ended refused = project.run("reproduce", "--training", MODEL);

            assertThat(refused.exit()).as(refused.all()).isEqualTo(12);
            assertThat(refused.err())
                    .contains("NJ-PLAN-INPUT-CHANGED")
                    .contains("data/flights/date=" + NIGHT + "/more.parquet was not there")
                    .contains("data/flight-delays/date=" + NIGHT + "/delays_0.parquet is gone");
            Files.delete(added);
            byte[] bytes = Files.readAllBytes(kept);
            bytes[bytes.length / 2] ^= 1;
            Files.write(labels, bytes);
            assertThat(project.run("reproduce", "--training", MODEL).err())
                    .contains("delays_0.parquet has other bytes");
        } finally {
            Files.deleteIfExists(added);
            Files.move(kept, labels, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void otherWeightsAreToldByTheFirstFeatureWithBothValuesAndWhatChanged() {
        TrainingRecord record = record(MODEL);
        String seed = TRAINING.replace("epochs: 1", "epochs: 1\n  seed: 7");
        register("seeded", with(record, seed).toJson());

        Ended other = project.run("reproduce", "--training", "seeded@1");

        assertThat(other.exit()).as(other.all()).isEqualTo(50);
        assertThat(other.out())
                .contains("DIFFERENT")
                .containsPattern("differs +output on-time, feature origin@[A-Z]{3}")
                .containsPattern("there +-?[0-9.E-]+\n")
                .containsPattern("here +-?[0-9.E-]+\n")
                .contains("changed  option seed was 1, is 7");
        Ended strict = project.run("reproduce", "--training", "seeded@1", "--strict");
        assertThat(strict.exit()).isEqualTo(50);
        assertThat(strict.err()).contains("NJ-NOT-REPRODUCED", "option seed was 1, is 7");
    }

    @Test
    void aBundleThatTrainDidNotMakeIsToldPlainly() {
        ModelBundle bundle = bundle(MODEL);
        Map<String, byte[]> parts = parts(bundle);
        parts.remove(TrainingRecord.PART);
        models().write(new ModelDraft(
                "foreign", bundle.signature(), bundle.metrics(), parts, bundle.platform(), Map.of("title", "foreign")));

        Ended refused = project.run("reproduce", "--training", "foreign@1");

        assertThat(refused.exit()).isEqualTo(50);
        assertThat(refused.err()).contains("NJ-NOT-REPRODUCED", "it was not made by 'nightjar train'");
        assertThat(project.run("models", "show", "foreign@1").out()).contains("LinearSGDTrainer");
    }

    @Test
    void anEarlierVersionsBundleIsRepeatedFromTheTrainingFileOfItsDigest() throws IOException {
        ModelBundle bundle = bundle(MODEL);
        Map<String, byte[]> parts = parts(bundle);
        parts.remove(TrainingRecord.PART);
        models().write(new ModelDraft(
                "older", bundle.signature(), bundle.metrics(), parts, bundle.platform(), bundle.about()));

        Ended gone = project.run("reproduce", "--training", "older@1");
        assertThat(gone.exit()).isEqualTo(50);
        assertThat(gone.err())
                .contains(
                        "none in jobs/training has its SHA-256 " + record(MODEL).digest());
        Path kept = folder.resolve("jobs/training/as-it-was.yaml");
        Files.writeString(kept, TRAINING);
        Ended again = project.run("reproduce", "--training", "older@1");
        Files.delete(kept);

        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(again.out()).contains("SAME", "an earlier version made the bundle");
    }

    @Test
    void trainingGoesWithNoRunAndNoSample() {
        assertThat(project.run("reproduce", "--training", MODEL, "--sample", "1%")
                        .exit())
                .isEqualTo(2);
        assertThat(project.run("reproduce").exit()).isEqualTo(2);
    }

    private static TrainingRecord with(TrainingRecord record, String text) {
        return new TrainingRecord(
                record.name(),
                record.digest(),
                text,
                record.options(),
                record.inputs(),
                record.trainedRows(),
                record.heldOutRows(),
                record.unlabelledRows(),
                record.weights(),
                record.program(),
                record.trained());
    }

    private static void register(String name, byte[] record) {
        ModelBundle bundle = bundle(MODEL);
        Map<String, byte[]> parts = parts(bundle);
        parts.put(TrainingRecord.PART, record);
        models().write(new ModelDraft(
                name, bundle.signature(), bundle.metrics(), parts, bundle.platform(), bundle.about()));
    }

    /** Without those that the registry writes. */
    private static Map<String, byte[]> parts(ModelBundle bundle) {
        Map<String, byte[]> parts = new TreeMap<>(bundle.parts());
        parts.remove("signature.json");
        parts.remove("metrics.json");
        return parts;
    }

    private static ModelBundle bundle(String model) {
        return models().open(new ModelRef(model.substring(0, model.indexOf('@')), 1));
    }

    private static TrainingRecord record(String model) {
        byte[] part = bundle(model).parts().get(TrainingRecord.PART);
        assertThat(part).isNotNull();
        assertThat(new String(part, StandardCharsets.UTF_8)).doesNotContain(folder.toString());
        return TrainingRecord.read(part);
    }

    private static ModelRegistry models() {
        return new ModelRegistry(new ProjectStorage(folder), "models");
    }
}
