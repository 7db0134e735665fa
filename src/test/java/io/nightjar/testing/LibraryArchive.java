package io.nightjar.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.springframework.util.FileSystemUtils;

/**
 * A class-data archive of the libraries' classes that a night needs, in the build folder: made by the first test of a build
 * that starts a process, used by all that start one later. Whoever comes while it is made goes without, and so does
 * everybody where none can be made.
 */
final class LibraryArchive {
    /** What the JVM says of an archive that does not fit after all is nothing that a test should read. */
    private static final List<String> QUIET =
            List.of("-Xlog:disable", "-Xlog:all=error,cds*=off:stderr", "-XX:+DisplayVMOutputToStderr");

    private static final Path BUILD = build();
    private static final Path ARCHIVE = BUILD.resolve("libraries-" + key() + ".jsa");

    private LibraryArchive() {}

    /** Of a JVM that uses it; none where there is none yet. */
    static List<String> options() {
        if (!Files.exists(ARCHIVE)) {
            makeUnlessAnotherDoes();
        }
        if (!isUsable()) {
            return List.of();
        }
        List<String> options = new ArrayList<>(QUIET);
        options.addAll(List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + ARCHIVE));
        return options;
    }

    /** An empty one says that none could be made. */
    private static boolean isUsable() {
        try {
            return Files.exists(ARCHIVE) && Files.size(ARCHIVE) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makeUnlessAnotherDoes() {
        try (FileChannel channel = FileChannel.open(
                        BUILD.resolve("libraries.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null && !Files.exists(ARCHIVE)) {
                make();
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this JVM makes it.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void make() throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory(BUILD, "libraries-");
        try {
            Path classes = scratch.resolve("classes");
            Path made = scratch.resolve("made.jsa");
            List<String> night = new ArrayList<>(List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-XX:DumpLoadedClassList=" + classes,
                    "-cp",
                    FreshJvm.classPath(),
                    "io.nightjar.Nightjar"));
            night.addAll(night(scratch));
            run(night);
            run(List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:dump",
                    "-XX:SharedClassListFile=" + classes,
                    "-XX:SharedArchiveFile=" + made,
                    "-cp",
                    String.join(File.pathSeparator, FreshJvm.libraries())));
            if (!Files.exists(made)) {
                Files.createFile(made);
            }
            Files.move(made, ARCHIVE, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileSystemUtils.deleteRecursively(scratch);
        }
    }

    /** A night of the example that leaves nothing but in a folder that is thrown away. */
    private static List<String> night(Path scratch) {
        List<String> words =
                new ArrayList<>(List.of("run", "flight-delay", "--date", "2001-05-08", "--set", "ledger.url=embedded"));
        for (String folder : List.of("output", "rejects", "history", "staging", "reports", "metrics", "state")) {
            words.addAll(List.of("--set", "folders." + folder + "=" + scratch.resolve(folder)));
        }
        return words;
    }

    /** However it ends: what matters is what it leaves. */
    private static void run(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(FreshJvm.JAVA));
        command.addAll(QUIET);
        command.addAll(words);
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static String key() {
        CRC32 key = new CRC32();
        key.update((System.getProperty("java.vm.version") + FreshJvm.classPath()).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(key.getValue());
    }

    /** The folder above the compiled tests. */
    private static Path build() {
        try {
            return Path.of(LibraryArchive.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
