package io.nightjar.bench;

import io.nightjar.bench.Workload.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the project's settings, training files and job files. */
final class TrainingFiles {
    static final String FIRST_NIGHT = "2025-12-30";
    static final String SECOND_NIGHT = "2025-12-31";

    private final Folders folders;

    TrainingFiles(Folders folders) {
        this.folders = folders;
    }

    void project() throws IOException {
        write(folders.project().resolve("nightjar.yaml"), "timezone: UTC\n");
    }

    void training(Workload workload) throws IOException {
        StringBuilder features = new StringBuilder();
        for (Feature feature : workload.features()) {
            features.append("  - { column: ")
                    .append(feature.column())
                    .append(", as: ")
                    .append(feature.as());
            features.append(feature.divideBy() == 1 ? "" : ", divide-by: " + feature.divideBy())
                    .append(" }\n");
        }
        write(folders.trainingFile(workload.name()), """
                input: { path: "samples/%s/date={date}" }
                features:
                %slabel: { column: label, positive: %s }
                algorithm: { name: linear-sgd, epochs: 3, seed: 1 }
                nights: { from: %s, to: %s, hold-out: 1 }
                """.formatted(
                        workload.name(), features, workload.positive(), FIRST_NIGHT, SECOND_NIGHT));
    }

    void job(Workload workload, String job) throws IOException {
        write(folders.jobFile(job), """
                title: %s
                input: { path: "in/%s/date={date}", key: id }
                model: %s@1
                """.formatted(workload.title(), job, workload.name()));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
