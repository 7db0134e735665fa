package io.nightjar;

import io.nightjar.publish.Receipt;
import io.nightjar.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What the build wrote down about this program.
 *
 * @param version of Nightjar
 * @param commit of the sources; {@code unknown} where they were built outside a repository
 * @param changes whether the sources differed from the commit: {@code clean} or {@code dirty}
 * @param libraries versions of those that touch the bytes of a table, by name
 */
record BuildInfo(String version, String commit, String changes, Map<String, String> libraries) {
    private static final String RESOURCE = "/META-INF/nightjar.properties";
    private static final String LIBRARY = "library.";

    BuildInfo {
        libraries = Map.copyOf(libraries);
    }

    static BuildInfo read() {
        Properties build = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> libraries = new TreeMap<>();
        for (String key : build.stringPropertyNames()) {
            if (key.startsWith(LIBRARY)) {
                libraries.put(key.substring(LIBRARY.length()), build.getProperty(key));
            }
        }
        return new BuildInfo(
                build.getProperty("version", "unknown"),
                build.getProperty("commit", "unknown"),
                Boolean.parseBoolean(build.getProperty("dirty", "true")) ? "dirty" : "clean",
                libraries);
    }

    Receipt.Program program() {
        return new Receipt.Program(version, commit, changes, jar());
    }

    /** SHA-256 of the jar that this class came from; empty where it came from a folder. */
    private static Optional<String> jar() {
        try {
            Path code = Path.of(BuildInfo.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isRegularFile(code) ? Optional.of(Sha256.of(Files.readAllBytes(code))) : Optional.empty();
        } catch (IOException | URISyntaxException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The answer to {@code --version}. */
    String line() {
        return "nightjar " + version + " (commit " + commit + (changes.equals("dirty") ? ", with changes)" : ")");
    }
}
