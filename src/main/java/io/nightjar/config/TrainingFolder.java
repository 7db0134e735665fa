package io.nightjar.config;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.storage.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The project's training files, {@code jobs/training/NAME.yaml}. */
public final class TrainingFolder {
    private static final String ENDING = ".yaml";

    private final Settings settings;

    public TrainingFolder(Settings settings) {
        this.settings = settings;
    }

    private Path folder() {
        return settings.jobsFolder().resolve("training");
    }

    /** Names of all training files, sorted. */
    public List<String> names() {
        return JobFolder.names(folder());
    }

    /**
     * Reads one.
     *
     * @throws NightjarException TRAINING_INVALID, also where there is none of that name
     */
    public TrainingDefinition load(String name) {
        Path file = folder().resolve(name + ENDING);
        String shown = settings.root().show(file);
        if (!names().contains(name)) {
            throw NightjarException.of(
                            ErrorCode.TRAINING_INVALID,
                            "there is no training file '" + name + "'" + NearestName.hint(name, names())
                                    + " (looked for " + shown
                                    + (names().isEmpty() ? "" : "; there are: " + String.join(", ", names())) + ")")
                    .notDone("Nothing was trained.")
                    .next("nightjar train "
                            + NearestName.to(name, names())
                                    .or(() -> names().stream().findFirst())
                                    .orElse("NAME"));
        }
        return TrainingFile.load(file, shown);
    }

    /** The training that a bundle keeps the text of; its file may have changed since. */
    public TrainingDefinition parse(String name, String text) {
        return TrainingFile.parse(name, text, "the recorded training " + name);
    }

    /** The file of that very content, whatever it is called now; empty where there is none. */
    public Optional<TrainingDefinition> ofDigest(String name, String digest) {
        return names().stream()
                .map(file -> folder().resolve(file + ENDING))
                .map(TrainingFolder::text)
                .filter(text -> Sha256.of(text.getBytes(StandardCharsets.UTF_8)).equals(digest))
                .findFirst()
                .map(text -> parse(name, text));
    }

    private static String text(Path file) {
        Problems unread = new Problems();
        return YamlFile.read(file, file.toString(), unread).text();
    }
}
