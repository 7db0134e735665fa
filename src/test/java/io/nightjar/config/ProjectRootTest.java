package io.nightjar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectRootTest {
    @TempDir
    Path folder;

    @Test
    void theOptionWinsThenTheVariableThenTheFoldersAboveThenTheLauncher() throws IOException {
        Path option = project("option");
        Path home = project("home");
        Path above = project("above");
        Path launcher = project("launcher");
        Path deep = Files.createDirectories(above.resolve("a/b"));
        Path nowhere = Files.createDirectories(folder.resolve("nowhere"));
        Map<String, String> variable = Map.of("NIGHTJAR_HOME", home.toString());

        assertThat(ProjectRoot.find(Optional.of(option), variable, deep, Optional.of(launcher))
                        .path())
                .isEqualTo(option);
        assertThat(ProjectRoot.find(Optional.empty(), variable, deep, Optional.of(launcher))
                        .path())
                .isEqualTo(home);
        assertThat(ProjectRoot.find(Optional.empty(), Map.of(), deep, Optional.of(launcher))
                        .path())
                .isEqualTo(above);
        assertThat(ProjectRoot.find(Optional.empty(), Map.of(), nowhere, Optional.of(launcher))
                        .path())
                .isEqualTo(launcher);
    }

    @Test
    void aNamedFolderThatIsNoProjectIsNeverPassedOver() throws IOException {
        Path nowhere = Files.createDirectories(folder.resolve("nowhere"));
        Path above = project("above");

        assertThatThrownBy(() -> ProjectRoot.find(Optional.of(nowhere), Map.of(), above, Optional.empty()))
                .hasMessageContaining("--project names")
                .hasMessageContaining("which holds no nightjar.yaml");
        assertThatThrownBy(() -> ProjectRoot.find(
                        Optional.empty(), Map.of("NIGHTJAR_HOME", nowhere.toString()), above, Optional.empty()))
                .hasMessageContaining("NIGHTJAR_HOME names");
    }

    @Test
    void withNoProjectAnywhereTheMessageNamesWhereItLooked() {
        assertThatThrownBy(() -> ProjectRoot.find(Optional.empty(), Map.of(), folder, Optional.of(folder)))
                .hasMessage("there is no nightjar.yaml in " + folder + " or in any folder above it");
    }

    @Test
    void pathsAreShownRelativeToTheRootWhereTheyLieBelowIt() throws IOException {
        ProjectRoot root = new ProjectRoot(project("p"));

        assertThat(root.show(root.resolve("jobs/x.yaml"))).isEqualTo("jobs/x.yaml");
        assertThat(root.show(Path.of("/etc/nightjar/nightjar.yaml"))).isEqualTo("/etc/nightjar/nightjar.yaml");
    }

    private Path project(String name) throws IOException {
        Path path = Files.createDirectories(folder.resolve(name));
        Files.writeString(path.resolve("nightjar.yaml"), "");
        return path;
    }
}
