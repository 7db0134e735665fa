package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.cli.Shell.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HelpTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void project() {
        shell = new Shell(folder);
    }

    @Test
    void helpListsEveryCommandOnceWithWhatItDoes() {
        Ended help = shell.run("--help");

        assertThat(help.exit()).isZero();
        assertThat(help.err()).isEmpty();
        Commands.all().getSubcommands().forEach((command, line) -> assertThat(help.lines())
                .filteredOn(listed -> listed.matches("  " + command + " +\\S.*"))
                .as(command)
                .hasSize(Commands.isHidden(line) ? 0 : 1));
        assertThat(shell.run("help").out()).isEqualTo(help.out());
        assertThat(shell.services.asked).isEmpty();
    }

    @TestFactory
    List<DynamicTest> everyCommandHasHelpWithAnExampleOfItself() {
        List<DynamicTest> tests = new ArrayList<>();
        for (List<String> path : Commands.paths(Commands.all())) {
            tests.add(DynamicTest.dynamicTest(String.join(" ", path), () -> {
                List<String> asked = new ArrayList<>(path);
                asked.add("--help");
                Ended help = shell.run(asked.toArray(String[]::new));

                assertThat(help.exit()).isZero();
                assertThat(help.out())
                        .contains("Usage: nightjar " + String.join(" ", path))
                        .contains("Example:\n  nightjar " + path.get(0))
                        .contains("--debug");
                assertThat(help.lines()).allMatch(line -> line.length() <= 100);
            }));
        }
        return tests;
    }

    @Test
    void helpOfACommandIsTheSameBothWays() {
        assertThat(shell.run("help", "run").out())
                .isEqualTo(shell.run("run", "--help").out());
    }

    @Test
    void aMisspeltCommandIsWrongUsageAndNamesTheNearest() {
        Ended ended = shell.run("staus");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.errorLines())
                .containsExactly(
                        "NJ-USAGE  there is no command 'staus'; did you mean 'status'?",
                        "  Nothing was run.",
                        "  next: ./nightjar status",
                        "  next: ./nightjar --help",
                        "  more: ./nightjar help NJ-USAGE");
        assertThat(shell.run("rnu").err()).contains("next: ./nightjar run\n").doesNotContain("doctor", "runs");
        assertThat(shell.run("xyzzy").errorLines().get(0)).isEqualTo("NJ-USAGE  there is no command 'xyzzy'");
    }

    @Test
    void helpOfAMisspeltCommandIsWrongUsageToo() {
        Ended ended = shell.run("rnu", "--help");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).startsWith("NJ-USAGE  there is no command 'rnu'; did you mean 'run'?");
    }

    @Test
    void aMisspeltOptionNamesTheCommandsHelp() {
        Ended ended = shell.run("run", "small", "--dat", "2001-05-08");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.errorLines())
                .containsExactly(
                        "NJ-USAGE  nightjar run has no option '--dat'; did you mean '--date'?",
                        "  Nothing was run.",
                        "  next: ./nightjar run small --date 2001-05-08",
                        "  next: ./nightjar run --help",
                        "  more: ./nightjar help NJ-USAGE");
    }

    @Test
    void anOptionThatLacksIsPutBehindWhatWasTyped() {
        Ended ended = shell.run("hold", "flight-delay@2001-05-08", "--started-by", "the auditors");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.errorLines())
                .containsExactly(
                        "NJ-USAGE  Missing required option: '--reason=TEXT'",
                        "  Nothing was run.",
                        "  next: ./nightjar hold flight-delay@2001-05-08 --started-by 'the auditors' --reason TEXT",
                        "  next: ./nightjar hold --help",
                        "  more: ./nightjar help NJ-USAGE");
    }

    @Test
    void helpForATopicThatIsNoneNamesTheNearest() {
        assertThat(shell.run("help", "runn").err()).contains("there is no command 'runn'; did you mean 'run'?");
    }

    @Test
    void theVersionIsPrinted() {
        assertThat(shell.run("--version").out()).isEqualTo("nightjar 9.9.9 (commit abc)\n");
    }

    @Test
    void withoutACommandTheHelpIsPrintedAsWrongUsage() {
        Ended ended = shell.run();

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).contains("NJ-USAGE").contains("next: ./nightjar --help");
    }

    @Test
    void exitCodesAreExplained() {
        assertThat(shell.run("help", "exit-codes").lines())
                .contains("  10  held by a quality gate; nothing published", " 130  stopped on request; restart it")
                .contains("  130, 40, 21, 50, 20, 13, 12, 2, 31, 10, 11, 1, 30, 0");
    }

    /** What the program offers, found by picocli itself. */
    static final class Commands {
        static CommandLine all() {
            return Cli.build(new Session(
                    new Console(System.out, System.err, new Console.Terminal(false, false)),
                    new Surroundings(
                            java.util.Map.of(),
                            Path.of("."),
                            java.util.Optional.empty(),
                            java.time.Clock.systemUTC(),
                            System::nanoTime,
                            "nightjar",
                            ""),
                    (settings, command) -> {
                        throw new UnsupportedOperationException();
                    },
                    List.of()));
        }

        /** What only the program itself starts is listed nowhere. */
        static boolean isHidden(CommandLine command) {
            return command.getCommandSpec().usageMessage().hidden();
        }

        static List<List<String>> paths(CommandLine line) {
            List<List<String>> paths = new ArrayList<>();
            line.getSubcommands().forEach((name, command) -> {
                if (isHidden(command)) {
                    return;
                }
                paths.add(List.of(name));
                for (List<String> below : paths(command)) {
                    List<String> path = new ArrayList<>(List.of(name));
                    path.addAll(below);
                    paths.add(path);
                }
            });
            return paths;
        }
    }
}
