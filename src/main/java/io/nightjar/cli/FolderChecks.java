package io.nightjar.cli;

import io.nightjar.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the folders can be written, and whether a publication can be one rename. */
final class FolderChecks {
    private static final long SCARCE_BYTES = 1_000_000_000L;

    private final Settings settings;

    FolderChecks(Session session) {
        this.settings = session.settings();
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.good("project", settings.root().path().toString()));
        Map<String, String> folders = new LinkedHashMap<>();
        folders.put("output", settings.output());
        folders.put("staging", settings.staging());
        folders.put("rejects", settings.rejects());
        folders.put("history", settings.history());
        folders.forEach((name, location) -> findings.add(publication(name, location)));
        findings.add(sameFileSystem(folders));
        findings.add(writable("state", settings.stateFolder()));
        return findings;
    }

    /** What publishing there is made of. */
    private Finding publication(String name, String location) {
        String scheme = scheme(location);
        return switch (scheme) {
            case "file" -> writable(name, settings.root().resolve(location.replaceFirst("^file:(//)?", "")));
            case "hdfs", "viewfs" -> Finding.good(name, location + ": one rename with OVERWRITE, atomic on HDFS");
            case "s3a" ->
                Finding.odd(
                        name,
                        location + ": an object store copies where others rename; a run would refuse to publish there",
                        "nightjar help NJ-STORAGE-UNFIT");
            default ->
                Finding.odd(
                        name,
                        location + ": whether '" + scheme + "' replaces a file in one step is not known",
                        "nightjar help NJ-STORAGE-UNFIT");
        };
    }

    private static String scheme(String location) {
        return location.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*") ? location.substring(0, location.indexOf(':')) : "file";
    }

    private Finding writable(String name, Path folder) {
        Path existing = existing(folder);
        String shown = settings.root().show(folder);
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Finding.bad(name, shown + " cannot be written");
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            String text = shown + ": writable, " + Words.bytes(free) + " free";
            return free < SCARCE_BYTES
                    ? new Finding(Finding.State.ODD, name, text, Optional.empty())
                    : Finding.good(name, text);
        } catch (IOException e) {
            return Finding.bad(name, shown + " cannot be examined: " + e.getMessage());
        }
    }

    private Finding sameFileSystem(Map<String, String> folders) {
        String what = "one file system";
        try {
            Optional<Object> first = Optional.empty();
            for (Map.Entry<String, String> folder : folders.entrySet()) {
                Object system = system(folder.getValue());
                if (first.isPresent() && !first.get().equals(system)) {
                    return Finding.bad(
                            what,
                            folder.getKey()
                                    + " lies on another file system than output: a table could not be published by"
                                    + " one rename");
                }
                first = Optional.of(system);
            }
            return Finding.good(what, "output, staging, rejects and history: publishing is one rename");
        } catch (IOException e) {
            return Finding.bad(what, "cannot be examined: " + e.getMessage());
        }
    }

    private Object system(String location) throws IOException {
        if (scheme(location).equals("file")) {
            FileStore store =
                    Files.getFileStore(existing(settings.root().resolve(location.replaceFirst("^file:(//)?", ""))));
            return store;
        }
        URI uri = URI.create(location);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** The nearest folder above that is there. */
    private static Path existing(Path folder) {
        for (Path path = folder.toAbsolutePath(); path != null; path = path.getParent()) {
            if (Files.exists(path)) {
                return path;
            }
        }
        return folder.toAbsolutePath();
    }
}
