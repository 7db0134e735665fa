package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchNightTest {
    @TempDir
    Path folder;

    private RealNights project;

    @BeforeEach
    void open() {
        project = new RealNights(folder);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void aScratchRunGivesThePublishedBytesAndLeavesNothingElse() {
        run("try");
        assertThat(project.filesBelow("try")).containsExactly("scores.parquet");
        project.nights().run(project.spec(), RunOptions.usual(), ProgressListener.silent());
        assertThat(project.storage.read("try/scores.parquet")).isEqualTo(project.table());
    }

    @Test
    void aScratchFolderThatHoldsOtherThingsKeepsThem() throws IOException {
        Path part = folder.resolve("staging/flight-delay/date=2001-05-07/0123456789ab/part-00000.parquet");
        Files.createDirectories(part.getParent());
        Files.writeString(part, "another run's");
        assertThat(run(".").exit()).isEqualTo(ExitStatus.OK);
        assertThat(part).hasContent("another run's");
    }

    @Test
    void aScratchFolderAmongPublishedTablesIsRefused() {
        for (String ours : List.of("output/flight-delay/date=2001-05-08", "./history", "try/../rejects/x", "staging")) {
            assertThatThrownBy(() -> run(ours))
                    .as(ours)
                    .isInstanceOfSatisfying(
                            NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
                    .hasMessageContaining("where runs keep their files");
        }
        assertThat(project.filesBelow("output")).isEmpty();
    }

    @Test
    void aScratchRunThatFailsLeavesNothing() {
        project.beforeScoring = batch -> {
            throw new NoClassDefFoundError("a class that is not there");
        };
        assertThatThrownBy(() -> run("try")).isInstanceOfSatisfying(NightjarException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.INTERNAL));
        assertThat(project.filesBelow("try")).isEmpty();
    }

    private RunOutcome run(String scratch) {
        RunOptions options =
                new RunOptions(RunOptions.Published.REFUSE, Optional.of(scratch), "operator", RunOptions.Patience.WAIT);
        return project.nights().run(project.spec(), options, ProgressListener.silent());
    }
}
