package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import io.nightjar.model.ModelRegistry;
import io.nightjar.storage.ProjectStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovedModelTest {
    private static final String NIGHT = "2001-05-08";
    private static final String MODEL = "flight-delay@1";

    @TempDir
    Path folder;

    @Test
    void aVersionIsDeletedOnlyWhenNothingNeedsItAndItsNumberIsNotGivenAgain() throws IOException {
        Project project = new Project(folder);
        project.flights(NIGHT);
        assertThat(project.night(NIGHT).exit()).isZero();
        Ended listed = project.run("models", "remove", MODEL, "--dry-run");
        assertThat(listed.exit()).isEqualTo(1);
        assertThat(listed.out())
                .containsPattern(
                        "receipt +output/flight-delay/date=2001-05-08/_receipt-[0-9a-f]{16}.json +run [0-9a-f]{12}"
                                + " of flight-delay@2001-05-08 could not be made again")
                .containsPattern("job +flight-delay +its next night could not be scored")
                .contains("would not remove flight-delay@1: 2 things would be broken");
        Ended refused = project.run("models", "remove", MODEL);
        assertThat(refused.exit()).isEqualTo(21);
        assertThat(refused.err()).contains("NJ-MODEL-IN-USE  flight-delay@1 is needed by 2 things");

        // Renamed by hand: the night is made again all the same, since the bundle is found by its digest.
        Path models = folder.resolve("models/flight-delay");
        Files.move(models.resolve("1"), models.resolve("7"));
        assertThat(project.run("reproduce", Project.JOB + "@" + NIGHT).out()).contains("SAME");
        assertThat(project.run("models", "remove", "flight-delay@7", "--dry-run")
                        .out())
                .containsPattern("receipt +output/flight-delay");
        Files.move(models.resolve("7"), models.resolve("1"));

        for (Path gone : new Path[] {
            folder.resolve("jobs/flight-delay.yaml"), project.table(NIGHT).resolveSibling(receipt(project)),
        }) {
            Files.delete(gone);
        }
        assertThat(project.run("models", "remove", MODEL, "--dry-run").out())
                .contains("would remove flight-delay@1: nothing needs it");
        assertThat(models.resolve("1")).isDirectory();
        Ended removed = project.run("models", "remove", MODEL);
        assertThat(removed.exit()).as(removed.all()).isZero();
        assertThat(project.run("models", "list").out()).contains("no models yet");
        assertThat(project.filesBelow("models")).containsExactly("flight-delay/1.removed/_removed");
        assertThat(new ModelRegistry(new ProjectStorage(folder), "models").nextVersion("flight-delay"))
                .isEqualTo(2);
        assertThat(project.run("models", "remove", MODEL).exit()).isEqualTo(2);
    }

    private static String receipt(Project project) {
        return project.filesBelow("output/flight-delay/date=" + NIGHT).stream()
                .filter(name -> name.startsWith("_receipt-"))
                .findFirst()
                .orElseThrow();
    }
}
