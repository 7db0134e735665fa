package io.nightjar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a contender's JVM is started: on the Java that runs the benchmark, and with an archive for fast starts of its own, as
 * the program's launcher has one: an AOT cache from Java 25 on, class data before. It is made by the contender's first run.
 *
 * @param name of the archive
 * @param classPath entries
 * @param options of the JVM
 * @param main class
 */
record Java(String name, List<Path> classPath, List<String> options, String main) {
    private static final boolean IS_AOT = Runtime.version().feature() >= 25;
    private static final String MAKING = IS_AOT ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
    private static final String USING = IS_AOT ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

    /** Whether this start makes the archive, which takes its time. */
    static boolean isMakingArchive(List<String> command) {
        return command.stream().anyMatch(word -> word.startsWith(MAKING));
    }

    List<String> command(Folders folders, List<String> args) throws IOException {
        Path archive =
                Files.createDirectories(folders.target().resolve("cds")).resolve(name + (IS_AOT ? ".aot" : ".jsa"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xlog:disable");
        command.add("-Xlog:all=error,cds*=off" + (IS_AOT ? ",aot*=off" : "") + ":stderr");
        boolean isMade = Files.exists(archive);
        command.add((isMade ? USING : MAKING) + archive);
        command.addAll(ofThisJava());
        // As the launcher has it: Java's own choice of a collector is the one whose archive holds objects.
        options.stream()
                .filter(option -> isMade || !COLLECTOR.matcher(option).matches())
                .forEach(command::add);
        command.add("-cp");
        command.add(String.join(":", classPath.stream().map(Path::toString).toList()));
        command.add(main);
        command.addAll(args);
        return command;
    }

    private static List<String> ofThisJava() {
        int version = Runtime.version().feature();
        List<String> options = new ArrayList<>();
        if (version >= 22) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        if (version >= 23 && version <= 25) {
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return options;
    }
}
