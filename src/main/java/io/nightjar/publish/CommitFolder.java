package io.nightjar.publish;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.Storage;
import java.util.UUID;

/**
 * The folder through which one launch commits: all that it puts in place is renamed out of it, all that it takes away is
 * renamed into it. Whoever takes over the lease takes this folder away first; from then on not one file can be put in
 * place or taken away by a process that had the lease before, however late it wakes up and whatever it checked before it
 * fell asleep. A lock in a database alone cannot promise that: it may be gone between the check and the rename.
 */
final class CommitFolder {
    private final Storage storage;
    private final Failpoints failpoints;
    private final String location;

    CommitFolder(Storage storage, Failpoints failpoints, String location) {
        this.storage = storage;
        this.failpoints = failpoints;
        this.location = location;
    }

    /** The one that a staged file lies in. */
    static CommitFolder of(String staged, Storage storage, Failpoints failpoints) {
        return new CommitFolder(storage, failpoints, staged.substring(0, staged.lastIndexOf('/')));
    }

    String file(String name) {
        return location + "/" + name;
    }

    /** Writes a file that is to be put in place. */
    void write(Step step, String name, byte[] bytes) {
        failpoints.around(step, () -> storage.writeAtomically(file(name), bytes));
    }

    /**
     * Writes a file that is to be put in place, at a time when this folder may have been taken away: beside it, and renamed
     * into it, since a rename makes no folder and a write does.
     *
     * @return where it lies; at another place each time
     * @throws NightjarException STORAGE_FAILED where the folder was taken away
     */
    String writeLate(Step step, String name, byte[] bytes) {
        String own = UUID.randomUUID() + "-" + name;
        failpoints.around(step, () -> {
            String beside = location + "-" + own;
            storage.writeAtomically(beside, bytes);
            storage.move(beside, file(own));
        });
        return file(own);
    }

    /**
     * Renames a staged file to its place. Done again, since the answer to the commit was lost, it finds it there.
     *
     * @param sha256 of the staged file
     * @throws NightjarException LEASE_LOST where it was taken away
     */
    void place(Step step, String staged, String place, String sha256) {
        failpoints.around(step, () -> {
            try {
                if (storage.find(staged).isPresent()) {
                    storage.replace(staged, place);
                    return;
                }
            } catch (NightjarException e) {
                if (storage.find(staged).isPresent()) {
                    throw e;
                }
            }
            if (storage.find(place).isEmpty() || !storage.sha256(place).equals(sha256)) {
                throw takenAway(staged);
            }
        });
    }

    /** Takes a file from its place; it is deleted with this folder. */
    void take(Step step, String place) {
        String name = place.substring(place.lastIndexOf('/') + 1);
        failpoints.around(step, () -> storage.move(place, file("old-" + name)));
    }

    private static NightjarException takenAway(String staged) {
        return NightjarException.of(
                        ErrorCode.LEASE_LOST,
                        staged + " was taken away by another process, which has taken over since this one gave no sign"
                                + " of life for too long.")
                .notDone("This process published nothing more.")
                .next("nightjar status");
    }
}
