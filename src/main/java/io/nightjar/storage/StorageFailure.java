package io.nightjar.storage;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence which location failed, at what, and the operating system's reason. */
final class StorageFailure {
    private StorageFailure() {}

    /** @param done what was tried, as in "{location} could not be {done}" */
    static NightjarException of(String location, String done, IOException e) {
        ErrorCode code =
                e instanceof AtomicMoveNotSupportedException ? ErrorCode.STORAGE_UNFIT : ErrorCode.STORAGE_FAILED;
        return NightjarException.of(code, location + " could not be " + done + ": " + reason(e), e);
    }

    static NightjarException of(String location, String done, String reason) {
        return NightjarException.of(ErrorCode.STORAGE_FAILED, location + " could not be " + done + ": " + reason);
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return "no such file or folder";
        }
        // Hadoop's AccessControlException is named, not imported: this class is used before Hadoop is loaded.
        if (e instanceof AccessDeniedException || e.getClass().getSimpleName().equals("AccessControlException")) {
            return "permission denied";
        }
        if (e instanceof AtomicMoveNotSupportedException) {
            return "the two names are on different file systems, where nothing can be renamed in one step";
        }
        if (e instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        }
        if (e instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        if (e instanceof ClosedByInterruptException) {
            return "the thread was interrupted";
        }
        @Nullable String words = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return words == null || words.isBlank() ? e.getClass().getSimpleName() : words;
    }
}
