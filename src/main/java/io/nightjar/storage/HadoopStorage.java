package io.nightjar.storage;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.AbstractFileSystem;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.jspecify.annotations.Nullable;

/**
 * Files of any file system that Hadoop knows. A closed file cannot be synced there, so the streams of {@link #create}
 * sync when they are closed.
 */
final class HadoopStorage implements Storage {
    private final Configuration configuration = new Configuration();

    HadoopStorage(Map<String, String> settings) {
        settings.forEach(configuration::set);
    }

    private static Path path(String location) {
        try {
            return new Path(location);
        } catch (IllegalArgumentException e) {
            throw StorageFailure.of(location, "understood as a path", String.valueOf(e.getMessage()));
        }
    }

    private FileSystem files(Path path) throws IOException {
        return path.getFileSystem(configuration);
    }

    @Override
    public List<Entry> list(String folder) {
        Path path = path(folder);
        try {
            return Arrays.stream(files(path).listStatus(path))
                    .map(HadoopStorage::entry)
                    .sorted(Comparator.comparing(Entry::name))
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw StorageFailure.of(folder, "listed", e);
        }
    }

    @Override
    public Optional<Entry> find(String location) {
        Path path = path(location);
        try {
            return Optional.of(entry(files(path).getFileStatus(path)));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StorageFailure.of(location, "looked up", e);
        }
    }

    private static Entry entry(FileStatus status) {
        return new Entry(
                status.getPath().toString(),
                status.getPath().getName(),
                status.getLen(),
                Instant.ofEpochMilli(status.getModificationTime()),
                status.isDirectory());
    }

    @Override
    public InputStream open(String location) {
        Path path = path(location);
        try {
            return files(path).open(path);
        } catch (IOException e) {
            throw StorageFailure.of(location, "read", e);
        }
    }

    @Override
    public RandomAccess openRandom(String location) {
        Path path = path(location);
        try {
            FileSystem files = files(path);
            return new HadoopRandomAccess(
                    location, files.open(path), files.getFileStatus(path).getLen());
        } catch (IOException e) {
            throw StorageFailure.of(location, "read", e);
        }
    }

    @Override
    public OutputStream create(String location) {
        Path path = path(location);
        try {
            return new SyncedStream(location, files(path).create(path, true));
        } catch (IOException e) {
            throw StorageFailure.of(location, "written", e);
        }
    }

    /** Only looks that the file is there: its stream synced it when it was closed, and names are the server's care. */
    @Override
    public void sync(String location) {
        if (find(location).isEmpty()) {
            throw StorageFailure.of(location, "synced to disk", "no such file or folder");
        }
    }

    @Override
    public String sha256(String location) {
        try (InputStream in = open(location)) {
            return Sha256.of(in);
        } catch (IOException e) {
            throw StorageFailure.of(location, "read", e);
        }
    }

    @Override
    public byte[] read(String location) {
        try (InputStream in = open(location)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw StorageFailure.of(location, "read", e);
        }
    }

    @Override
    public void writeAtomically(String location, byte[] bytes) {
        Path path = path(location);
        String beside = new Path(path.getParent(), "_" + path.getName() + "." + UUID.randomUUID() + ".tmp").toString();
        try {
            try (OutputStream out = create(beside)) {
                out.write(bytes);
            }
            replace(beside, location);
        } catch (IOException | NightjarException e) {
            discard(beside);
            throw e instanceof IOException io ? StorageFailure.of(location, "written", io) : (NightjarException) e;
        }
    }

    private void discard(String location) {
        try {
            delete(location);
        } catch (NightjarException e) {
            // What failed before is what the caller must hear of.
        }
    }

    @Override
    public void replace(String from, String to) {
        Path source = path(from);
        Path target = path(to);
        try {
            FileSystem files = files(target);
            FileContext context = context(target);
            if (!replacesInOneStep(context.getDefaultFileSystem())) {
                throw unfit(from, to, null);
            }
            files.mkdirs(target.getParent());
            context.rename(source, target, Options.Rename.OVERWRITE);
        } catch (UnsupportedFileSystemException e) {
            throw unfit(from, to, e);
        } catch (IOException e) {
            throw StorageFailure.of(from, "renamed to " + to, e);
        }
    }

    @Override
    public void move(String from, String to) {
        try {
            Path target = path(to);
            context(target).rename(path(from), target, Options.Rename.NONE);
        } catch (UnsupportedFileSystemException e) {
            throw NightjarException.of(
                    ErrorCode.STORAGE_UNFIT,
                    from + " could not be renamed to " + to + ": this file system cannot rename in one step",
                    e);
        } catch (IOException e) {
            throw StorageFailure.of(from, "renamed to " + to, e);
        }
    }

    private static NightjarException unfit(String from, String to, @Nullable Exception cause) {
        String text = from + " could not be renamed to " + to + ": this file system cannot replace a file in one step";
        return cause == null
                ? NightjarException.of(ErrorCode.STORAGE_UNFIT, text)
                : NightjarException.of(ErrorCode.STORAGE_UNFIT, text, cause);
    }

    private FileContext context(Path target) throws UnsupportedFileSystemException {
        return FileContext.getFileContext(target.toUri(), configuration);
    }

    /** Hadoop's own way for file systems that have none deletes the old file and then renames: for a moment there is none. */
    private static boolean replacesInOneStep(AbstractFileSystem files) {
        try {
            return files.getClass()
                            .getMethod("renameInternal", Path.class, Path.class, boolean.class)
                            .getDeclaringClass()
                    != AbstractFileSystem.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    @Override
    public void delete(String location) {
        Path path = path(location);
        try {
            FileSystem files = files(path);
            if (!files.delete(path, true) && files.exists(path)) {
                throw StorageFailure.of(location, "deleted", "the file system refused");
            }
        } catch (IOException e) {
            throw StorageFailure.of(location, "deleted", e);
        }
    }

    @Override
    public Optional<java.nio.file.Path> local(String location) {
        return Optional.empty();
    }

    /** Syncs, then closes. */
    private static final class SyncedStream extends OutputStream {
        private final String location;
        private final FSDataOutputStream out;
        private boolean closed;

        SyncedStream(String location, FSDataOutputStream out) {
            this.location = location;
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            SyncWait wait = SyncWait.begun();
            try (out) {
                out.hsync();
            } finally {
                wait.ended(location);
            }
        }
    }
}
