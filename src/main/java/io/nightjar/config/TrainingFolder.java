package io.nightjar.config;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.scoring.TrainingDefinition;
import java.nio.file.Path;
import java.util.List;

/** The project's training files, {@code jobs/training/NAME.yaml}. */
public final class TrainingFolder {
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
        Path file = folder().resolve(name + ".yaml");
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
}
