package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.ledger.Plan.InputFile;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition.Input;
import io.nightjar.run.PathPattern;
import io.nightjar.storage.ProjectStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputChangeTest {
    private static final Instant TIME = Instant.parse("2001-05-08T23:00:00Z");
    private static final Input INPUT =
            new Input(new PathPattern("in/{date}"), "*.parquet", List.of("id"), List.of(), Optional.empty());

    @TempDir
    Path folder;

    @BeforeEach
    void asItWas() throws IOException {
        write("a.parquet", "1234", TIME);
        write("b.parquet", "1234", TIME);
    }

    @Test
    void nothingHasChangedWhereFilesAreAsTheyWere() throws IOException {
        write("_SUCCESS", "", TIME.plusSeconds(5));
        write("notes.txt", "x", TIME.plusSeconds(5));
        assertThat(now().isNone()).isTrue();
        assertThat(now().describe()).isEmpty();
    }

    @Test
    void filesThatCameWentAndWereDeliveredAgainAreNamed() throws IOException {
        write("c.parquet", "1", TIME);
        Files.delete(folder.resolve("in/2001-05-08/a.parquet"));
        write("b.parquet", "4321", TIME.plusSeconds(1));
        assertThat(now())
                .isEqualTo(new InputChange(
                        List.of("in/2001-05-08/c.parquet"),
                        List.of("in/2001-05-08/a.parquet"),
                        List.of("in/2001-05-08/b.parquet")));
        assertThat(now().describe())
                .isEqualTo("1 file added (c.parquet), 1 file gone (a.parquet), 1 file changed (b.parquet)");
    }

    @Test
    void ofManyFilesTheFirstAreNamed() throws IOException {
        for (int file = 0; file < 5; file++) {
            write("late-" + file + ".parquet", "1", TIME);
        }
        assertThat(now().describe()).isEqualTo("5 files added (late-0.parquet, late-1.parquet, late-2.parquet, …)");
    }

    @Test
    void aFolderThatIsNoLongerThereHasLostItsFiles() throws IOException {
        Files.delete(folder.resolve("in/2001-05-08/a.parquet"));
        Files.delete(folder.resolve("in/2001-05-08/b.parquet"));
        Files.delete(folder.resolve("in/2001-05-08"));
        assertThat(now().gone()).hasSize(2);
    }

    private InputChange now() {
        List<InputFile> frozen = List.of(file("a.parquet"), file("b.parquet"));
        return InputChange.since(frozen, INPUT, new BusinessDate(LocalDate.of(2001, 5, 8)), new ProjectStorage(folder));
    }

    private static InputFile file(String name) {
        return new InputFile("in/2001-05-08/" + name, 4, TIME, List.of(1L), "00");
    }

    private void write(String name, String text, Instant time) throws IOException {
        Path file = folder.resolve("in/2001-05-08").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
