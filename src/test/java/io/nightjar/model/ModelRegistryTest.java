package io.nightjar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Sha256;
import io.nightjar.table.ColumnType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {
    private static final Signature SIGNATURE = new Signature(
            List.of(
                    new FeatureColumn("distance", ColumnType.INT32, List.of(Kind.NUMBER), 1000),
                    new FeatureColumn("scheduled", ColumnType.LOCAL_TIMESTAMP, List.of(Kind.HOUR, Kind.WEEKDAY))),
            List.of("on-time", "l\u00e4te"),
            Optional.of("l\u00e4te"));
    private static final ModelDraft DRAFT = new ModelDraft(
            "flight-delay",
            SIGNATURE,
            Map.of("auc", 0.66, "accuracy", 0.1 + 0.2),
            Map.of("model.tribuo", new byte[] {1, 2, 3}, "golden.json", new byte[] {4}),
            "amd64, Debian, Java 17",
            Map.of("title", "Late?"));

    @TempDir
    Path root;

    private ModelRegistry registry = new ModelRegistry(new ProjectStorage(Path.of("")), "models");

    @BeforeEach
    void inAFolderOfItsOwn() {
        registry = new ModelRegistry(new ProjectStorage(root), "models");
    }

    @Test
    void whatIsWrittenIsOpenedAgain() {
        ModelVersion version = registry.write(DRAFT.with("baseline.json", new byte[] {5}));

        ModelBundle bundle = registry.open(version.ref());

        assertThat(version.label()).isEqualTo("flight-delay@1");
        assertThat(bundle.version()).isEqualTo(version);
        assertThat(bundle.signature()).isEqualTo(SIGNATURE);
        assertThat(bundle.metrics()).isEqualTo(DRAFT.metrics());
        assertThat(bundle.platform()).isEqualTo(DRAFT.platform());
        assertThat(bundle.about()).isEqualTo(DRAFT.about());
        assertThat(bundle.parts())
                .containsOnlyKeys("baseline.json", "golden.json", "metrics.json", "model.tribuo", "signature.json");
        assertThat(bundle.parts().get("model.tribuo")).containsExactly(1, 2, 3);
    }

    @Test
    void aVersionsDigestIsThatOfItsManifest() throws IOException {
        ModelVersion version = registry.write(DRAFT);

        byte[] manifest = Files.readAllBytes(root.resolve("models/flight-delay/1/bundle.json"));
        assertThat(version.digest()).isEqualTo(Sha256.of(manifest));
    }

    @Test
    void equalDraftsGiveEqualBytesButForTheNumber() throws IOException {
        registry.write(DRAFT);
        registry.write(DRAFT);

        for (String part : List.of("signature.json", "metrics.json", "golden.json", "model.tribuo")) {
            assertThat(root.resolve("models/flight-delay/2/" + part))
                    .hasSameBinaryContentAs(root.resolve("models/flight-delay/1/" + part));
        }
        String first = Files.readString(root.resolve("models/flight-delay/1/bundle.json"));
        String second = Files.readString(root.resolve("models/flight-delay/2/bundle.json"));
        assertThat(second).isNotEqualTo(first).isEqualTo(first.replace("\"version\" : 1", "\"version\" : 2"));
        assertThat(first).doesNotContain(root.toString()).doesNotContain("\r");
    }

    @Test
    void theNextVersionIsOneAboveTheHighestAndNothingElseIsLeft() throws IOException {
        assertThat(registry.nextVersion("flight-delay")).isEqualTo(1);
        registry.write(DRAFT);
        Files.createDirectories(root.resolve("models/flight-delay/7"));
        Files.createDirectories(root.resolve("models/flight-delay/notes"));

        assertThat(registry.write(DRAFT).ref().version()).isEqualTo(8);
        assertThat(registry.versions("flight-delay")).containsExactly(1, 7, 8);
        assertThat(registry.list())
                .containsExactly(
                        new ModelRef("flight-delay", 1),
                        new ModelRef("flight-delay", 7),
                        new ModelRef("flight-delay", 8));
        try (Stream<Path> left = Files.list(root.resolve("models/flight-delay"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("1", "7", "8", "notes");
        }
    }

    @Test
    void writersAtTheSameTimeGetNumbersOfTheirOwn() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                writers.add(() -> registry.write(DRAFT).ref().version());
            }
            List<Integer> numbers = new ArrayList<>();
            for (Future<Integer> number : pool.invokeAll(writers)) {
                numbers.add(number.get());
            }
            assertThat(numbers).doesNotHaveDuplicates().hasSize(12);
            for (int number : numbers) {
                ModelRef ref = new ModelRef("flight-delay", number);
                assertThat(registry.open(ref).version().ref()).isEqualTo(ref);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void oneChangedByteIsFoundAndNamedWithBothDigests() throws IOException {
        registry.write(DRAFT);
        Files.write(root.resolve("models/flight-delay/1/model.tribuo"), new byte[] {1, 2, 4});

        NightjarException e = refused(ErrorCode.MODEL_DIGEST, 1);

        assertThat(e.message())
                .contains("Part model.tribuo of model flight-delay@1")
                .contains("models/flight-delay/1/model.tribuo")
                .contains("should have SHA-256 " + Sha256.of(new byte[] {1, 2, 3}))
                .contains("found " + Sha256.of(new byte[] {1, 2, 4}));
        assertThat(e.next()).isNotEmpty();
    }

    @Test
    void aMissingPartIsFound() throws IOException {
        registry.write(DRAFT);
        Files.delete(root.resolve("models/flight-delay/1/golden.json"));

        assertThat(refused(ErrorCode.MODEL_DIGEST, 1).message())
                .contains("golden.json")
                .contains("found no file");
    }

    @Test
    void aManifestThatIsNoneIsUnreadable() throws IOException {
        registry.write(DRAFT);
        Path manifest = root.resolve("models/flight-delay/1/bundle.json");
        String whole = Files.readString(manifest);

        for (String broken : List.of(
                "",
                "{",
                "[]",
                whole.replace("\"format\" : 1", "\"format\" : 2"),
                whole.replace("\"version\" : 1", "\"version\" : 2"),
                whole.replace("model.tribuo", "../../model.tribuo"))) {
            assertThat(broken).isNotEqualTo(whole);
            Files.writeString(manifest, broken);
            assertThat(refused(ErrorCode.MODEL_UNREADABLE, 1).message())
                    .startsWith("Model flight-delay@1 cannot be read: models/flight-delay/1/bundle.json: ");
        }
        Files.delete(manifest);
        assertThat(refused(ErrorCode.MODEL_UNREADABLE, 1).message()).endsWith("the file is missing");
    }

    @Test
    void anUnknownModelIsAnsweredWithWhatThereIs() {
        assertThat(refused(ErrorCode.UNKNOWN_MODEL, 1).message())
                .isEqualTo("There is no model flight-delay@1 in models; there are none");
        registry.write(DRAFT);
        assertThat(refused(ErrorCode.UNKNOWN_MODEL, 2).message())
                .isEqualTo("There is no model flight-delay@2 in models; there is flight-delay@1");
        assertThat(registry.versions("../models/flight-delay")).isEmpty();
    }

    @Test
    void aSignatureIsTheSameAfterItsJson() {
        Signature bare = new Signature(List.of(), List.of(), Optional.empty());

        assertThat(SignatureJson.read(SignatureJson.write(SIGNATURE))).isEqualTo(SIGNATURE);
        assertThat(SignatureJson.read(SignatureJson.write(bare))).isEqualTo(bare);
        assertThat(new String(SignatureJson.write(SIGNATURE), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {
                          "features" : [
                            {
                              "column" : "distance",
                              "type" : "int32",
                              "kinds" : [
                                "number"
                              ],
                              "divide-by" : 1000.0
                            },
                            {
                              "column" : "scheduled",
                              "type" : "local-timestamp",
                              "kinds" : [
                                "hour",
                                "weekday"
                              ]
                            }
                          ],
                          "labels" : [
                            "on-time",
                            "l\u00e4te"
                          ],
                          "positive" : "l\u00e4te"
                        }
                        """);
    }

    private NightjarException refused(ErrorCode code, int version) {
        NightjarException e = catchThrowableOfType(
                NightjarException.class, () -> registry.open(new ModelRef("flight-delay", version)));
        assertThat(e.code()).isEqualTo(code);
        return e;
    }
}
