package io.nightjar.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.launcher.Sandbox.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and this JVM's own class-data archives, with a program of one class. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ClassDataArchiveTest {
    private static final String PROGRAM = """
            package io.nightjar;
            public class Nightjar {
                public static void main(String[] args) {
                    System.out.println("[" + String.join(",", args) + "]");
                }
            }
            """;

    @TempDir
    Path folder;

    private Sandbox box;
    private Path app;

    @BeforeEach
    void install() throws Exception {
        // Without a space: Java 17 loads no class from an archive there.
        box = new Sandbox(folder, "program");
        box.env("NIGHTJAR_JAVA_HOME", System.getProperty("java.home"));
        app = Files.createDirectories(box.home().resolve("app"));
        jar();
    }

    @Test
    void theProgramIsLoadedFromTheArchive() throws Exception {
        assertThat(box.launch("runs").out()).isEqualTo("[runs]\n");

        Path log = folder.resolve("classes.log");
        box.env("NIGHTJAR_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        box.launch("runs");

        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains("io.nightjar.Nightjar ") && line.contains("shared objects file"));
    }

    @Test
    void anArchiveThatDoesNotFitIsPassedOverInSilence() throws Exception {
        box.launch("runs");
        // The same bytes with another time: the launcher's digest holds, the JVM refuses the archive.
        Files.setLastModifiedTime(app.resolve("nightjar.jar"), FileTime.fromMillis(1_000_000_000_000L));

        assertSilent(box.launch("runs"));
    }

    @Test
    void aBrokenArchiveIsPassedOverInSilence() throws Exception {
        box.launch("runs");
        Path archive = archive();
        Files.delete(archive);
        Files.writeString(archive, "not an archive");

        assertSilent(box.launch("runs"));
    }

    private static void assertSilent(Result result) {
        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualTo("[runs]\n");
        assertThat(result.err()).isEmpty();
    }

    private Path archive() throws IOException {
        try (var files = Files.list(app)) {
            return files.filter(path -> path.toString().endsWith("-ask.jsa"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void jar() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var source = new SimpleJavaFileObject(URI.create("string:///Nightjar.java"), SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return PROGRAM;
            }
        };
        Path classes = folder.resolve("classes");
        compiler.getTask(null, null, null, List.of("-d", classes.toString(), "-proc:none"), null, List.of(source))
                .call();
        try (OutputStream file = Files.newOutputStream(app.resolve("nightjar.jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            jar.putNextEntry(new ZipEntry("io/nightjar/Nightjar.class"));
            Files.copy(classes.resolve("io/nightjar/Nightjar.class"), jar);
        }
    }
}
