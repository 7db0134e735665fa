package io.nightjar.testing;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command that starts the program, or a main class of the tests, in a JVM of its own. Most of such a short life goes
 * into loading classes, so those of the libraries come from a {@link LibraryArchive}, and the optimising compiler is left out.
 */
public final class FreshJvm {
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private FreshJvm() {}

    public static List<String> command(String main, String... arguments) {
        return Stream.of(
                        List.of(JAVA),
                        SHORT_LIVED,
                        LibraryArchive.options(),
                        List.of("-cp", classPath(), main),
                        List.of(arguments))
                .flatMap(List::stream)
                .toList();
    }

    /** An archive fits a class path that begins as its own does, so our own classes, which change, stand behind the libraries. */
    static String classPath() {
        List<String> all = new ArrayList<>(libraries());
        all.addAll(entries().filter(entry -> !isJar(entry)).toList());
        return String.join(File.pathSeparator, all);
    }

    static List<String> libraries() {
        return entries().filter(FreshJvm::isJar).toList();
    }

    private static Stream<String> entries() {
        // Under a test runner the class path proper stands elsewhere.
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator));
    }

    private static boolean isJar(String entry) {
        return entry.endsWith(".jar");
    }
}
