package io.nightjar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where and of what the figures are. */
record Machine(String processor, int cores, String memory, String kernel, String java, String commit, String load) {

    static Machine here(Folders folders) throws IOException, InterruptedException {
        return new Machine(
                value("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                value("/proc/meminfo", "MemTotal"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                Launch.of(List.of("git", "-C", folders.checkout().toString(), "describe", "--always", "--dirty"))
                        .orFail()
                        .output()
                        .strip(),
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    private static String value(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    String words() {
        return processor + ", " + cores + " cores, " + memory + ", " + kernel + ", Java " + java + ", commit " + commit
                + ", load " + load + " at the start";
    }
}
