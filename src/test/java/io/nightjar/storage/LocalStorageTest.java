package io.nightjar.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageTest extends StorageContract {
    @TempDir
    Path root;

    @Override
    Storage storage() {
        return new ProjectStorage(root);
    }

    @Override
    String at(String name) {
        return name;
    }

    @Test
    void whatLiesBelowTheRootComesBackRelativeToIt() throws IOException {
        Path outside = Files.createTempDirectory("outside");
        write("data/a b", "1");
        Files.writeString(outside.resolve("c"), "1");
        String absolute = root.resolve("data/a b").toString();
        String uri = root.resolve("data/a b").toUri().toString();
        assertThat(uri).startsWith("file:///").contains("a%20b");
        for (String location : new String[] {"data/a b", "./data/../data/a b", absolute, uri}) {
            assertThat(storage().find(location).orElseThrow().location()).isEqualTo("data/a b");
            assertThat(storage().local(location)).contains(root.resolve("data/a b"));
        }
        assertThat(storage().list(outside.toString()).get(0).location())
                .isEqualTo(outside.resolve("c").toString());
        storage().delete(outside.toString());
    }

    @Test
    void theProjectItselfIsNeverDeleted() {
        write("a", "1");
        assertThatThrownBy(() -> storage().delete("")).hasMessageContaining("it is the project");
        assertThatThrownBy(() -> storage().delete("x/..")).hasMessageContaining("it is the project");
        assertThat(root.resolve("a")).exists();
    }

    @Test
    void deletingAFolderLeavesWhatItsLinksPointTo() throws IOException {
        write("kept/file", "1");
        write("folder/file", "1");
        Files.createSymbolicLink(root.resolve("folder/link"), root.resolve("kept"));
        storage().delete("folder");
        assertThat(root.resolve("kept/file")).exists();
        assertThat(root.resolve("folder")).doesNotExist();
    }

    @Test
    void aLinkToNothingIsNotPassedOver() throws IOException {
        Files.createDirectory(root.resolve("folder"));
        Files.createSymbolicLink(root.resolve("folder/flights.parquet"), root.resolve("nothing"));
        assertThatThrownBy(() -> storage().list("folder"))
                .hasMessage("folder/flights.parquet could not be read: it is a link to nothing");
    }

    @Test
    void reasonsAreToldApart() {
        assertThat(StorageFailure.of("f", "read", new AccessDeniedException("/secret/f")))
                .hasMessage("f could not be read: permission denied");
        assertThat(StorageFailure.of("f", "written", new FileSystemException("f", null, "No space left on device")))
                .hasMessage("f could not be written: No space left on device");
        NightjarException across =
                StorageFailure.of("f", "renamed to g", new AtomicMoveNotSupportedException("f", "g", "cross-device"));
        assertThat(across.code()).isEqualTo(ErrorCode.STORAGE_UNFIT);
        assertThat(across).hasMessageContaining("different file systems");
    }

    @Test
    void aFileWhereAFolderShouldBeIsNamed() {
        write("file", "1");
        assertThatThrownBy(() -> storage().create("file/below"))
                .isInstanceOf(NightjarException.class)
                .hasMessageStartingWith("file/below could not be written: ");
        assertThatThrownBy(() -> storage().list("file")).hasMessage("file could not be listed: it is not a folder");
    }

    @Test
    void aFileIsNotRenamedBetweenKindsOfFileSystems() {
        write("file", "1");
        assertThatThrownBy(() -> storage().replace("file", "hdfs://nowhere/file"))
                .hasMessageContaining("the two names are on different file systems");
    }
}
