package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train} on two real nights: what it refuses, and what it says to type next. */
class TrainingCommandTest {
    private static final String TRAINING = """
            input:
              path: data/flights/date={date}
            features:
              - { column: origin, as: category }
            label:
              column: distance
              rule: "> 500"
              positive: very_late
              negative: on_time
            algorithm:
              name: linear-sgd
              epochs: 1
            nights:
              from: 2001-05-07
              to: 2001-05-08
              hold-out: 1
            """;

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void twoNights() {
        project = new Project(folder);
        project.flights("2001-05-07");
        project.flights("2001-05-08");
    }

    @Test
    void aTrainingFileThatIsNoneNamesTheNearestAndWhatToType() throws IOException {
        write("distances", TRAINING);

        Ended ended = project.run("train", "distnaces");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err())
                .contains("there is no training file 'distnaces'; did you mean 'distances'?")
                .contains("next: ./nightjar train distances");
    }

    @Test
    void aModelThatNoJobUsesSuggestsAJobForItAndShowsItsClassesAsTheyAre() throws IOException {
        write("distances", TRAINING);

        Ended ended = project.run("train", "distances");

        assertThat(ended.exit()).as(ended.all()).isZero();
        assertThat(ended.out())
                .contains("predicted very_late")
                .contains("next: ./nightjar new JOB --input 'data/flights/date={date}' --model distances@1")
                .doesNotContain("edit 'model:'");
    }

    @Test
    void classesThatDifferOnlyByCaseAreRefusedBeforeAnythingIsWritten() throws IOException {
        write("distances", TRAINING.replace("very_late", "LATE").replace("on_time", "late"));

        Ended ended = project.run("train", "distances");

        assertThat(ended.exit()).as(ended.all()).isEqualTo(2);
        assertThat(ended.err())
                .contains("NJ-TRAINING-INVALID", "the classes 'LATE' and 'late' differ only by upper and lower case")
                .contains("next: ./nightjar train distances");
        assertThat(folder.resolve("models/distances")).doesNotExist();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("jobs/training"));
        Files.writeString(folder.resolve("jobs/training/" + name + ".yaml"), text);
    }
}
