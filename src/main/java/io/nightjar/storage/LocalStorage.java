package io.nightjar.storage;

import io.nightjar.error.NightjarException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files of this machine, through {@code java.nio.file}. */
final class LocalStorage implements Storage {
    private final Path root;

    LocalStorage(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    private Path path(String location) {
        try {
            if (location.regionMatches(true, 0, "file:", 0, 5)) {
                return Path.of(URI.create(location)).normalize();
            }
            return root.resolve(location).normalize();
        } catch (IllegalArgumentException e) {
            throw StorageFailure.of(location, "understood as a path", String.valueOf(e.getMessage()));
        }
    }

    /** The location of a path: relative to the root where it lies below it. */
    private String location(Path path) {
        Path shown = path.startsWith(root) ? root.relativize(path) : path;
        return shown.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    @Override
    public List<Entry> list(String folder) {
        Path path = path(folder);
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> names = Files.list(path)) {
            for (Path name : (Iterable<Path>) names::iterator) {
                @Nullable BasicFileAttributes attributes = attributes(name);
                if (attributes != null) {
                    entries.add(entry(name, attributes));
                } else if (Files.exists(name, LinkOption.NOFOLLOW_LINKS)) {
                    throw StorageFailure.of(location(name), "read", "it is a link to nothing");
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw StorageFailure.of(folder, "listed", e);
        }
        entries.sort(Comparator.comparing(Entry::name));
        return List.copyOf(entries);
    }

    @Override
    public Optional<Entry> find(String location) {
        Path path = path(location);
        try {
            @Nullable BasicFileAttributes attributes = attributes(path);
            return attributes == null ? Optional.empty() : Optional.of(entry(path, attributes));
        } catch (IOException e) {
            throw StorageFailure.of(location, "looked up", e);
        }
    }

    private static @Nullable BasicFileAttributes attributes(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private Entry entry(Path path, BasicFileAttributes attributes) {
        @Nullable Path name = path.getFileName();
        return new Entry(
                location(path),
                name == null ? "" : name.toString(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                attributes.isDirectory());
    }

    @Override
    public InputStream open(String location) {
        try {
            return Files.newInputStream(path(location));
        } catch (IOException e) {
            throw StorageFailure.of(location, "read", e);
        }
    }

    @Override
    public RandomAccess openRandom(String location) {
        try {
            return new LocalRandomAccess(location, FileChannel.open(path(location), StandardOpenOption.READ));
        } catch (IOException e) {
            throw StorageFailure.of(location, "read", e);
        }
    }

    @Override
    public OutputStream create(String location) {
        Path path = path(location);
        try {
            createFolders(path.getParent());
            return Files.newOutputStream(path);
        } catch (IOException e) {
            throw StorageFailure.of(location, "written", e);
        }
    }

    @Override
    public OutputStream createPastCache(String location) {
        Path path = path(location);
        try {
            createFolders(path.getParent());
            return DirectOutput.create(path);
        } catch (IOException e) {
            throw StorageFailure.of(location, "written", e);
        }
    }

    @Override
    public InputStream openPastCache(String location) {
        try {
            return DirectInput.open(path(location));
        } catch (IOException e) {
            throw StorageFailure.of(location, "read", e);
        }
    }

    /** Syncs each folder that gets a new folder: a synced file below a lost folder would be lost too. */
    private static void createFolders(@Nullable Path folder) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        createFolders(folder.getParent());
        Files.createDirectories(folder);
        force(folder.getParent());
    }

    @Override
    public void sync(String location) {
        Path path = path(location);
        try {
            force(path);
            force(path.getParent());
        } catch (IOException e) {
            throw StorageFailure.of(location, "synced to disk", e);
        }
    }

    private static void force(@Nullable Path path) throws IOException {
        if (path == null) {
            return;
        }
        SyncWait wait = SyncWait.begun();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            wait.ended(path.toString());
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
        try {
            return Files.readAllBytes(path(location));
        } catch (IOException e) {
            throw StorageFailure.of(location, "read", e);
        }
    }

    @Override
    public void writeAtomically(String location, byte[] bytes) {
        Path path = path(location);
        // A leading underscore: readers of the folder ignore what a crash may leave.
        Path beside = path.resolveSibling("_" + path.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            createFolders(path.getParent());
            Files.write(beside, bytes);
            force(beside);
            move(beside, path);
        } catch (IOException | NightjarException e) {
            discard(beside);
            throw e instanceof IOException io ? StorageFailure.of(location, "written", io) : (NightjarException) e;
        }
    }

    private static void discard(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // What failed before is what the caller must hear of.
        }
    }

    @Override
    public void replace(String from, String to) {
        Path source = path(from);
        Path target = path(to);
        try {
            createFolders(target.getParent());
            move(source, target);
        } catch (IOException e) {
            throw StorageFailure.of(from, "renamed to " + to, e);
        }
    }

    @Override
    public void move(String from, String to) {
        try {
            move(path(from), path(to));
        } catch (IOException e) {
            throw StorageFailure.of(from, "renamed to " + to, e);
        }
    }

    private static void move(Path source, Path target) throws IOException {
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        force(target.getParent());
        if (source.getParent() != null && !source.getParent().equals(target.getParent())) {
            force(source.getParent());
        }
    }

    @Override
    public void delete(String location) {
        Path path = path(location);
        if (path.equals(root)) {
            throw StorageFailure.of(location, "deleted", "it is the project");
        }
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                    if (e != null) {
                        throw e;
                    }
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw StorageFailure.of(location, "deleted", e);
        }
    }

    @Override
    public Optional<Path> local(String location) {
        return Optional.of(path(location));
    }
}
