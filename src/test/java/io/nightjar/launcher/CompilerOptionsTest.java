package io.nightjar.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The JVM says nothing of options for a class that is no longer called so. */
class CompilerOptionsTest {
    private static final Pattern OWN_CLASS = Pattern.compile("CompileThresholdScaling,(io\\.nightjar\\.[\\w.]*\\w)::");

    @Test
    void each_class_of_ours_that_the_launcher_has_compiled_in_its_own_way_is_there() throws IOException {
        List<String> named = OWN_CLASS
                .matcher(Files.readString(Path.of("nightjar")))
                .results()
                .map(option -> option.group(1))
                .toList();

        assertThat(named).isNotEmpty().allSatisfy(name -> assertThat(
                        Class.forName(name, false, getClass().getClassLoader()))
                .isNotNull());
    }
}
