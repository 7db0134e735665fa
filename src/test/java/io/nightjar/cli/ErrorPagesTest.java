package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.cli.Shell.Ended;
import io.nightjar.error.ErrorCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class ErrorPagesTest {
    private static final Set<String> ANYWHERE = Set.of("--project", "DIR", "--debug", "--version");

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void project() {
        shell = new Shell(folder);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeHasAPageThatSaysCauseWhatWasNotDoneAndWhatToTypeNext(ErrorCode code) {
        String page = ErrorPages.of(code).orElseThrow(() -> new AssertionError("no page for " + code.code()));

        assertThat(page.lines().findFirst().orElseThrow())
                .matches("# " + code.code() + ": [a-z].* \\(exit " + code.exit().code() + "\\)");
        List<String> headings =
                page.lines().filter(line -> line.startsWith("## ")).toList();
        assertThat(headings).containsExactly("## Cause", "## What was not done", "## Next commands");
        String[] sections = page.split("(?m)^## .*$");
        assertThat(sections).hasSize(4).allMatch(section -> !section.isBlank());
        assertThat(sections[3]).containsPattern("(?m)^    nightjar ");
        assertThat(page.lines()).allMatch(line -> line.length() <= 110);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCommandThatAPageNamesIsThere(ErrorCode code) {
        String page = ErrorPages.of(code).orElseThrow();

        page.lines().filter(line -> line.startsWith("    nightjar ")).forEach(this::parse);
    }

    /** Its name and options are known; for words in capitals stand values. */
    private void parse(String line) {
        List<String> words =
                List.of(line.strip().split(" ")).subList(1, line.strip().split(" ").length);
        List<String> own = words.stream().dropWhile(ANYWHERE::contains).toList();
        if (own.isEmpty()) {
            return;
        }
        CommandLine command = HelpTest.Commands.all();
        for (String word : own) {
            if (word.startsWith("--")) {
                assertThat(command.getCommandSpec().optionsMap()).as(line).containsKey(word);
            } else if (word.matches("[a-z-]+") && !command.getSubcommands().isEmpty()) {
                assertThat(command.getSubcommands()).as(line).containsKey(word);
                command = command.getSubcommands().get(word);
            }
        }
    }

    @Test
    void helpPrintsThePageWithCommandsAsTheyAreTypedHere() {
        Ended page = shell.run("help", "NJ-INPUT-MISSING");

        assertThat(page.exit()).isZero();
        assertThat(page.lines().get(0)).isEqualTo("NJ-INPUT-MISSING: the folder of this date is not there (exit 11)");
        assertThat(page.out()).contains("    ./nightjar plan JOB --date D");
        assertThat(shell.run("help", "nj-input-missing").out()).isEqualTo(page.out());
    }

    @Test
    void aMisspeltCodeNamesTheNearest() {
        Ended ended = shell.run("help", "NJ-INPUT-MISING");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err())
                .contains("there is no code NJ-INPUT-MISING; did you mean 'NJ-INPUT-MISSING'?")
                .contains("next: ./nightjar help codes");
    }

    @Test
    void allCodesAreListedWithTheirExitCodes() {
        assertThat(shell.run("help", "codes").lines())
                .hasSize(ErrorCode.values().length + 1)
                .contains("NJ-INPUT-MISSING            11");
    }
}
