package io.nightjar;

import io.nightjar.torture.Program;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** This very program, with this Java and its options, to be started again as a process of its own. */
final class OwnProgram {
    /** Many short lives: a start has to be cheap, and the optimising compiler never pays. */
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Options of this process that make starts cheaper; others, such as a debugger's port, belong to it alone. */
    private static final List<String> KEPT = List.of(
            "-Xlog", "-Xmx", "-XX:SharedArchiveFile", "-XX:AOTCache", "-XX:+DisplayVMOutput", "--enable-native", "-D");

    private OwnProgram() {}

    static Program again() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> KEPT.stream().anyMatch(argument::startsWith))
                .forEach(command::add);
        command.addAll(OPTIONS);
        command.add("-cp");
        // Under a test runner the class path proper stands elsewhere.
        command.add(Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElseGet(() -> System.getProperty("java.class.path")));
        command.add(Nightjar.class.getName());
        return new Program(command);
    }
}
