package io.nightjar.storage;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Files by location: a path relative to the project root, an absolute path, or a URI such as {@code hdfs://…}. Local
 * locations go through {@code java.nio.file}, all others through Hadoop, which is loaded only then. Failures are
 * {@link io.nightjar.error.NightjarException} STORAGE_FAILED naming the location and the operating system's reason;
 * STORAGE_UNFIT where a file cannot be replaced in one step at all.
 */
public interface Storage {

    /** One entry of a folder. */
    record Entry(String location, String name, long bytes, Instant modified, boolean isFolder) {}

    /** Entries of a folder, ordered by name; empty where the folder does not exist. */
    List<Entry> list(String folder);

    Optional<Entry> find(String location);

    InputStream open(String location);

    /** Reads at any position; for formats with a footer. */
    RandomAccess openRandom(String location);

    /** Creates or replaces a file and the folders above it. It is safe on disk only after {@link #sync}. */
    OutputStream create(String location);

    /**
     * As {@link #create}, for a large file that is not read again soon: written past the cache of the operating system
     * where it can be.
     */
    default OutputStream createPastCache(String location) {
        return create(location);
    }

    /** As {@link #open}, but what the disk has, past the cache of the operating system, where that can be read. */
    default InputStream openPastCache(String location) {
        return open(location);
    }

    /** Makes a file's bytes, and its name in its folder, survive a power cut. */
    void sync(String location);

    /** SHA-256 of a file's bytes, lower-case hex. */
    String sha256(String location);

    byte[] read(String location);

    /** Writes beside, syncs, and replaces in one step: readers see the old bytes or the new. */
    void writeAtomically(String location, byte[] bytes);

    /**
     * Renames a file over a file, or to a free name, in one step, and syncs the folder. Where it fails, the rename may
     * have happened: only the sync after it may have failed.
     */
    void replace(String from, String to);

    /**
     * Renames a file or a folder to a free name in a folder that is there, in one step. Where that folder is not there it
     * fails: it creates none.
     */
    void move(String from, String to);

    /** Deletes a file or a folder and all below it; nothing where there is none. */
    void delete(String location);

    /** The path of a local location; empty elsewhere. */
    Optional<Path> local(String location);

    /** A file open for reading at positions. Not thread-safe. */
    interface RandomAccess extends AutoCloseable {
        long length();

        long position();

        void seek(long position);

        /** Fills what is left of the buffer, or throws STORAGE_FAILED where the file ends before. */
        void readFully(java.nio.ByteBuffer buffer);

        /** Whether a read costs little more than its bytes, so that nothing is gained by asking early. */
        default boolean answersAtOnce() {
            return false;
        }

        @Override
        void close();
    }
}
