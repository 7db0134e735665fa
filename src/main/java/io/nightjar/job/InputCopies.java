package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;

/**
 * Copies of input files by the digest of their bytes: one for all nights and runs that read the same file. No hard links: a file
 * that is written to upstream would change here too.
 */
final class InputCopies {
    private static final int SHELF = 2;

    private final Storage storage;
    private final String folder;

    InputCopies(Storage storage, String folder) {
        this.storage = storage;
        this.folder = folder;
    }

    /**
     * Keeps a copy.
     *
     * @param sha256 of its bytes
     * @return where the copy stands
     * @throws NightjarException INPUT_CHANGED where the bytes are others by now
     */
    String keep(String location, String sha256) {
        String place = folder + "/" + sha256.substring(0, SHELF) + "/" + sha256 + ".parquet";
        if (storage.find(place).isPresent()) {
            return place;
        }
        String beside = folder + "/" + sha256.substring(0, SHELF) + "/_" + UUID.randomUUID() + ".tmp";
        try {
            copy(location, beside);
            if (!storage.sha256(beside).equals(sha256)) {
                throw NightjarException.of(
                                ErrorCode.INPUT_CHANGED, "input file " + location + " was replaced while it was scored")
                        .notDone("Nothing was published.");
            }
            storage.sync(beside);
            storage.replace(beside, place);
        } finally {
            storage.delete(beside);
        }
        return place;
    }

    private void copy(String from, String to) {
        try (InputStream in = storage.open(from);
                OutputStream out = storage.create(to)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw NightjarException.of(
                    ErrorCode.STORAGE_FAILED, from + " could not be copied to " + to + ": " + e.getMessage(), e);
        }
    }
}
