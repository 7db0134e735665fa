package io.nightjar.config;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that every relative location is relative to: the one that holds {@code nightjar.yaml}.
 *
 * @param path absolute
 */
public record ProjectRoot(Path path) {
    private static final String MARK = "nightjar.yaml";

    /**
     * Finds it: {@code --project}, else the variable {@code NIGHTJAR_HOME}, else upward from the working directory, else
     * where the launcher stands.
     *
     * @throws NightjarException NO_PROJECT
     */
    public static ProjectRoot find(
            Optional<Path> option, Map<String, String> environment, Path workingFolder, Optional<Path> launcherFolder) {
        if (option.isPresent()) {
            return named(workingFolder.resolve(option.get()), "--project");
        }
        String home = environment.getOrDefault("NIGHTJAR_HOME", "");
        if (!home.isBlank()) {
            return named(workingFolder.resolve(home), "NIGHTJAR_HOME");
        }
        for (Path folder = workingFolder.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (isRoot(folder)) {
                return new ProjectRoot(folder);
            }
        }
        return launcherFolder
                .filter(ProjectRoot::isRoot)
                .map(folder -> new ProjectRoot(folder.toAbsolutePath().normalize()))
                .orElseThrow(() -> NightjarException.of(
                                ErrorCode.NO_PROJECT,
                                "there is no " + MARK + " in " + workingFolder + " or in any folder above it")
                        .notDone("Nothing was read or changed.")
                        .next("nightjar status --project DIR"));
    }

    private static ProjectRoot named(Path folder, String origin) {
        if (!isRoot(folder)) {
            throw NightjarException.of(ErrorCode.NO_PROJECT, origin + " names " + folder + ", which holds no " + MARK)
                    .notDone("Nothing was read or changed.")
                    .next("nightjar status --project DIR");
        }
        return new ProjectRoot(folder.toAbsolutePath().normalize());
    }

    private static boolean isRoot(Path folder) {
        return Files.isRegularFile(folder.resolve(MARK));
    }

    /** A local location's path; a relative one lies below the root. */
    public Path resolve(String location) {
        return path.resolve(location).normalize();
    }

    /** A path as people write it: relative to the root where it lies below it. */
    public String show(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(path) ? path.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }
}
