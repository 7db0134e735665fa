package io.nightjar.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HadoopStorageTest extends StorageContract {
    @TempDir
    Path root;

    @TempDir
    Path project;

    @Override
    Storage storage() {
        return new ProjectStorage(
                project,
                Map.of(
                        "fs.testfs.impl", TestFileSystem.class.getName(),
                        "fs.AbstractFileSystem.testfs.impl", TestFileSystem.Context.class.getName()));
    }

    @Override
    String at(String name) {
        return "testfs:" + root + "/" + name;
    }

    @Test
    void filesOfOtherFileSystemsHaveNoLocalPath() {
        assertThat(storage().local(at("file"))).isEmpty();
        write("file", "1");
        assertThat(project).isEmptyDirectory();
        assertThat(root.resolve("file")).hasContent("1");
    }

    @Test
    void aFileSystemThatCannotReplaceInOneStepIsUnfit() {
        Storage storage = new ProjectStorage(project, Map.of("fs.testfs.impl", TestFileSystem.class.getName()));
        write("file", "1");
        assertThatThrownBy(() -> storage.replace(at("file"), at("other")))
                .hasMessageEndingWith("this file system cannot replace a file in one step")
                .extracting(e -> ((NightjarException) e).code())
                .isEqualTo(ErrorCode.STORAGE_UNFIT);
    }

    @Test
    void aFileSystemThatDeletesBeforeItRenamesIsUnfitAndNothingIsDeleted() {
        Storage storage = new ProjectStorage(
                project,
                Map.of(
                        "fs.testfs.impl", TestFileSystem.class.getName(),
                        "fs.AbstractFileSystem.testfs.impl", TestFileSystem.InTwoSteps.class.getName()));
        write("new", "2");
        write("file", "1");
        assertThatThrownBy(() -> storage.replace(at("new"), at("file")))
                .hasMessageEndingWith("this file system cannot replace a file in one step")
                .extracting(e -> ((NightjarException) e).code())
                .isEqualTo(ErrorCode.STORAGE_UNFIT);
        assertThat(root.resolve("file")).hasContent("1");
    }

    @Test
    void anUnknownSchemeIsNamed() {
        assertThatThrownBy(() -> storage().open("nosuch://host/file"))
                .isInstanceOf(NightjarException.class)
                .hasMessageContaining("nosuch://host/file could not be read")
                .hasMessageContaining("nosuch");
    }
}
