package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelDraft;
import io.nightjar.model.ModelRegistry;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.testing.KeyTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A champion, the night that it scored, the next champion, and the signed chains that say so. */
class PromotedModelTest {
    private static final String NIGHT = "2001-05-08";

    @TempDir
    static Path folder;

    private static Project project;
    private static Path certificate;
    private static Path first;
    private static Ended night;

    @BeforeAll
    static void promote() throws IOException {
        project = new Project(folder);
        project.flights(NIGHT);
        certificate = KeyTool.certificate(KeyTool.keyStore(folder));
        Files.writeString(folder.resolve("word"), KeyTool.PASSWORD);
        Files.writeString(
                folder.resolve("nightjar.yaml"),
                "receipts: {key-store: nightjar.p12, key-password: '${file:" + folder.resolve("word") + "}'}\n");
        project.edit("jobs/flight-delay.yaml", "model: flight-delay@1", "model: flight-delay@champion");
        Ended unknown = project.night(NIGHT);
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err())
                .contains("NJ-UNKNOWN-MODEL", "flight-delay@champion, an alias that no version was given")
                .contains("next: ./nightjar models promote flight-delay@1 --as champion --reason TEXT");
        promote("flight-delay@1", "the first");
        first = folder.resolve("models/_chain/000001/record.json");
        night = project.night(NIGHT);
        assertThat(night.exit()).as(night.all()).isZero();
        assertThat(receipt()).contains("\"version\" : \"flight-delay@1\"", "\"alias\" : \"champion\"");
        second();
        promote("flight-delay@2", "better on May");
    }

    private static void promote(String model, String reason) {
        Ended promoted = project.run("models", "promote", model, "--reason", reason, "--started-by", "ann");
        assertThat(promoted.exit()).as(promoted.all()).isZero();
        assertThat(promoted.out()).contains("flight-delay@champion is " + model + " (record ");
    }

    /** The same model again, as another version. */
    private static void second() {
        ModelRegistry models = new ModelRegistry(new ProjectStorage(folder), "models");
        ModelBundle bundle = models.open(new ModelRef("flight-delay", 1));
        Map<String, byte[]> parts = new TreeMap<>(bundle.parts());
        parts.keySet().removeAll(List.of("signature.json", "metrics.json"));
        models.write(new ModelDraft(
                "flight-delay", bundle.signature(), bundle.metrics(), parts, bundle.platform(), bundle.about()));
    }

    private static String receipt() throws IOException {
        try (var files = Files.list(project.table(NIGHT).getParent())) {
            return Files.readString(files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    @Test
    void aNightIsMadeAgainWithTheVersionThatTheAliasStoodForThen() {
        Ended again = project.run("reproduce", Project.JOB + "@" + NIGHT);

        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(again.out()).contains("SAME, byte for byte", "model flight-delay@1");
        assertThat(project.run("plan", Project.JOB, "--date", NIGHT).out()).contains("flight-delay@2");
    }

    @Test
    void theListShowsWhoIsChampionAndToPromoteHimAgainIsNoRecord() {
        assertThat(project.run("models", "list").out()).containsPattern("flight-delay@2 +champion +flight-delay ");
        assertThat(project.run("models", "show", "flight-delay@champion").out()).startsWith("flight-delay@2");
        Ended again = project.run("models", "promote", "flight-delay@2", "--reason", "once more");
        assertThat(again.out()).contains("flight-delay@champion is flight-delay@2 already");
        assertThat(project.run("models", "promote", "flight-delay@2", "--as", "2nd", "--reason", "x")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void bothChainsAreWholeAndSigned() {
        Ended whole = project.run("verify", "--chain", "--certificate", certificate.toString());

        assertThat(whole.exit()).as(whole.all()).isZero();
        assertThat(whole.out())
                .contains("models/_chain: 2 records, each with the digest of the one before")
                .contains("2 by the key of the certificate", "1 by the key of the certificate")
                .contains("2 are those of the chain");
        assertThat(project.run("verify", "--chain", "--models").out()).contains("--certificate FILE checks them");
    }

    @Test
    void anAlteredAMissingAndAnUnsignedRecordAreEachFound() throws IOException {
        String record = Files.readString(first);
        Files.writeString(first, record.replace("\"by\":\"ann\"", "\"by\":\"bob\""));
        broken("--models").contains("record 1 of models/_chain was altered");
        Files.delete(first);
        broken("--models").contains("record 1 of models/_chain has sequence 2: a record before it is missing");
        Files.writeString(first, record);
        Path last = folder.resolve("models/_chain/000002/record.json");
        String signed = Files.readString(last);
        Files.writeString(last, signed.replaceFirst(",\"signature\":\\{[^}]*}", ""));
        broken("--models").contains("record 2 has no signature, and records before it have");
        Files.writeString(last, signed);
        Path bundle = folder.resolve("models/flight-delay/1/bundle.json");
        String manifest = Files.readString(bundle);
        Files.writeString(bundle, manifest + " ");
        broken("--models").contains("flight-delay@1 is not the bundle of record 1");
        Files.writeString(bundle, manifest);
        assertThat(project.run("verify", "--chain", "--models").exit()).isZero();
    }

    private static org.assertj.core.api.AbstractStringAssert<?> broken(String of) {
        Ended found = project.run("verify", "--chain", of, "--certificate", certificate.toString());
        assertThat(found.exit()).as(found.all()).isEqualTo(50);
        return assertThat(found.out());
    }
}
