package io.nightjar.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A folder with the real launcher and a fake Maven and Java, told what to do through files. */
final class Sandbox {
    record Result(int exit, String out, String err) {}

    private static final String FAKE_MAVEN = """
            #!/bin/sh
            echo built >>"$FAKE/builds"
            while [ -e "$FAKE/wait" ]; do sleep 0.02; done
            [ ! -e "$FAKE/fail" ] || { echo "cannot find symbol"; exit 1; }
            for word; do
                case $word in -Dnightjar.target=*) target=${word#*=} ;; esac
            done
            mkdir -p "$target"
            echo "$target" >"$target/nightjar-0.1.0.jar"
            """;
    private static final String FAKE_JAVA = """
            #!/bin/sh
            [ "$1" != -version ] || { echo 'openjdk version "17.0.15" 2025-04-15' >&2; exit 0; }
            [ "$1" != -Djarmode=tools ] || { mkdir -p "$6/lib"; cp "$3" "$6/"; echo lib >"$6/lib/a-1.jar"; exit 0; }
            for word; do
                case $word in
                    -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*)
                        [ -z "${FAKE_NO_ARCHIVE:-}" ] || exit 1
                        echo classes >"${word#*=}"
                        exit 0 ;;
                esac
            done
            echo "in=$(pwd -P)"
            while [ "$1" != io.nightjar.Nightjar ]; do
                case $1 in
                    -cp) shift; echo "cp=$1" ;;
                    -Dnightjar.home=*) echo "home=${1#*=}" ;;
                    *) echo "option=$1" ;;
                esac
                shift
            done
            shift
            for word; do echo "arg=$word"; done
            exit "${FAKE_EXIT:-0}"
            """;
    /** All the launcher needs of a system. */
    private static final List<String> TOOLS = List.of(
            "git", "flock", "readlink", "cksum", "sed", "mkdir", "rm", "mv", "cp", "cat", "ls", "touch", "sleep");

    private final Path folder;
    private final Path home;
    private final Path bin;
    private final Map<String, String> environment = new HashMap<>();

    Sandbox(Path folder, String name) throws IOException {
        this.folder = folder.toRealPath();
        this.home = Files.createDirectories(this.folder.resolve(name));
        this.bin = Files.createDirectories(this.folder.resolve("bin"));
        Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        executable(bin.resolve("mvn"), FAKE_MAVEN);
        executable(this.folder.resolve("java/bin/java"), FAKE_JAVA);
        javaVersion("17.0.15");
        Files.copy(Path.of("nightjar").toAbsolutePath(), home.resolve("nightjar"));
        env("PATH", bin + ":" + System.getenv("PATH"));
        env("FAKE", this.folder.toString());
        env("NIGHTJAR_JAVA_HOME", this.folder.resolve("java").toString());
        env("GIT_CONFIG_GLOBAL", "/dev/null");
    }

    Path home() {
        return home;
    }

    void env(String name, String value) {
        environment.put(name, value);
    }

    void javaVersion(String version) throws IOException {
        Files.writeString(folder.resolve("java/release"), "IMPLEMENTOR=\"Fake\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    /** A system that lacks one of the tools. */
    void without(String missing) throws IOException {
        for (String tool : TOOLS) {
            if (!tool.equals(missing)) {
                executable(bin.resolve(tool), "#!/bin/sh\nPATH=$FULL_PATH exec " + tool + " \"$@\"\n");
            }
        }
        env("FULL_PATH", System.getenv("PATH"));
        env("PATH", bin.toString());
    }

    void sourcesWithoutGit() throws IOException {
        write("pom.xml", "<project/>");
        write("src/main/java/A.java", "class A {}");
        write("README.md", "text");
        write(".gitignore", "/.build/\n");
    }

    void checkout() throws Exception {
        sourcesWithoutGit();
        git("init", "-q");
        commit();
    }

    void commit() throws Exception {
        git("add", "-A");
        git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "state");
    }

    void install() throws IOException {
        write("app/nightjar.jar", "the program");
    }

    void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void mavenWaits() throws IOException {
        Files.createFile(folder.resolve("wait"));
    }

    void mavenGoesOn() throws IOException {
        Files.delete(folder.resolve("wait"));
    }

    void mavenFails() throws IOException {
        Files.createFile(folder.resolve("fail"));
    }

    void mavenSucceeds() throws IOException {
        Files.delete(folder.resolve("fail"));
    }

    int builds() throws IOException {
        Path log = folder.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    void awaitBuild() throws Exception {
        for (int i = 0; i < 500 && builds() == 0; i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    Result launch(String... arguments) throws Exception {
        return finish(start(arguments));
    }

    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("nightjar").toString()));
        command.addAll(List.of(arguments));
        return process(folder, command);
    }

    Result launchIn(Path directory, List<String> command) throws Exception {
        return finish(process(directory, command));
    }

    boolean canRunAsAnotherUser() {
        return "root".equals(System.getProperty("user.name")) && Files.exists(Path.of("/usr/bin/setpriv"));
    }

    Result launchAsNobody(String argument) throws Exception {
        List<String> command = List.of(
                "/usr/bin/setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                home.resolve("nightjar").toString(),
                argument);
        return launchIn(folder, command);
    }

    Result finish(Process process) throws Exception {
        // Fakes print a few lines: a pipe holds them until the process has ended.
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the launcher did not end");
        }
        return new Result(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private Process process(Path directory, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(List.of(words));
        Result result = finish(process(folder, command));
        if (result.exit() != 0) {
            throw new IllegalStateException(result.err());
        }
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
