package io.nightjar.storage;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of a project. What lies below its root comes back as a location relative to it, with {@code /} between
 * names. Hadoop's classes are loaded when the first location asks for them: most commands never do.
 */
public final class ProjectStorage implements Storage {
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*", Pattern.DOTALL);

    private final LocalStorage local;
    private final Map<String, String> hadoopSettings;
    private @Nullable Storage hadoop;

    public ProjectStorage(Path root) {
        this(root, Map.of());
    }

    /** @param hadoopSettings properties above those of the {@code core-site.xml} on the class path */
    public ProjectStorage(Path root, Map<String, String> hadoopSettings) {
        this.local = new LocalStorage(root);
        this.hadoopSettings = Map.copyOf(hadoopSettings);
    }

    private Storage at(String location) {
        return isRemote(location) ? hadoop() : local;
    }

    private static boolean isRemote(String location) {
        return URI.matcher(location).matches() && !location.regionMatches(true, 0, "file:", 0, 5);
    }

    private synchronized Storage hadoop() {
        if (hadoop == null) {
            hadoop = new HadoopStorage(hadoopSettings);
        }
        return hadoop;
    }

    @Override
    public List<Entry> list(String folder) {
        return at(folder).list(folder);
    }

    @Override
    public Optional<Entry> find(String location) {
        return at(location).find(location);
    }

    @Override
    public InputStream open(String location) {
        return at(location).open(location);
    }

    @Override
    public RandomAccess openRandom(String location) {
        return at(location).openRandom(location);
    }

    @Override
    public OutputStream create(String location) {
        return at(location).create(location);
    }

    @Override
    public OutputStream createPastCache(String location) {
        return at(location).createPastCache(location);
    }

    @Override
    public InputStream openPastCache(String location) {
        return at(location).openPastCache(location);
    }

    @Override
    public void sync(String location) {
        at(location).sync(location);
    }

    @Override
    public String sha256(String location) {
        return at(location).sha256(location);
    }

    @Override
    public byte[] read(String location) {
        return at(location).read(location);
    }

    @Override
    public void writeAtomically(String location, byte[] bytes) {
        at(location).writeAtomically(location, bytes);
    }

    @Override
    public void replace(String from, String to) {
        refuseAnotherFileSystem(from, to);
        at(from).replace(from, to);
    }

    private static void refuseAnotherFileSystem(String from, String to) {
        if (isRemote(from) != isRemote(to)) {
            throw StorageFailure.of(from, "renamed to " + to, "the two names are on different file systems");
        }
    }

    @Override
    public void move(String from, String to) {
        refuseAnotherFileSystem(from, to);
        at(from).move(from, to);
    }

    @Override
    public void delete(String location) {
        at(location).delete(location);
    }

    @Override
    public Optional<Path> local(String location) {
        return at(location).local(location);
    }
}
